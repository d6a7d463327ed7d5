const patienceMs = 5 * 60_000;

/** Which windows ended lately: one comes back by itself once, and is asked about when that did not help. */
export type GoneWindows = {
  /** What to do about a window that has ended. */
  readonly ended: (windowId: number) => 'reload' | 'ask';
  /** The person has it loaded anew: the next end is a first one. */
  readonly forget: (windowId: number) => void;
};

/** @param now in milliseconds, of a clock that never goes back */
export function createGoneWindows(now: () => number): GoneWindows {
  const endedAt = new Map<number, number>();
  return {
    ended(windowId) {
      const before = endedAt.get(windowId);
      endedAt.set(windowId, now());
      return before !== undefined && now() - before < patienceMs ? 'ask' : 'reload';
    },
    forget: (windowId) => void endedAt.delete(windowId),
  };
}
