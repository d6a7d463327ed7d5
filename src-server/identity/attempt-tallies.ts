/** How many failures are free and how long the wait grows. */
export type TallyLimit = { readonly freeFailures: number; readonly maxWaitMs: number };

/** Counts of failed attempts by key. Times are milliseconds. */
export type Tallies = {
  readonly isBlocked: (key: string, now: number) => boolean;
  readonly add: (key: string, now: number) => void;
  /** Takes one count and its wait back. */
  readonly takeBack: (key: string) => void;
  readonly forget: (key: string) => void;
  readonly size: () => number;
};

type Tally = { readonly failures: number; readonly blockedUntil: number; readonly lastAt: number };

const firstWaitMs = 1000;
const forgetAfterMs = 60 * 60_000;
const defaultMaxTallies = 50_000;

/** Bounded counts: when there are too many, the ones that were counted longest ago go. */
export function createTallies(limit: TallyLimit, maxTallies: number = defaultMaxTallies): Tallies {
  const tallies = new Map<string, Tally>();

  function waitMs(failures: number): number {
    const over = failures - limit.freeFailures;
    return over <= 0 ? 0 : Math.min(limit.maxWaitMs, firstWaitMs * 2 ** Math.min(over - 1, 20));
  }

  /** Puts a tally behind all others: the order of the map is the order of their last attempts. */
  function put(key: string, tally: Tally): void {
    tallies.delete(key);
    tallies.set(key, tally);
    const [oldest] = tallies.keys();
    if (tallies.size > maxTallies && oldest !== undefined) tallies.delete(oldest);
  }

  return {
    isBlocked: (key, now) => (tallies.get(key)?.blockedUntil ?? 0) > now,
    add: (key, now) => {
      const before = tallies.get(key);
      const failures = before === undefined || now - before.lastAt > forgetAfterMs ? 1 : before.failures + 1;
      put(key, { failures, blockedUntil: now + waitMs(failures), lastAt: now });
    },
    takeBack: (key) => {
      const tally = tallies.get(key);
      if (tally === undefined) return;
      const failures = tally.failures - 1;
      if (failures <= 0) tallies.delete(key);
      else
        tallies.set(key, { failures, blockedUntil: tally.lastAt + waitMs(failures), lastAt: tally.lastAt });
    },
    forget: (key) => void tallies.delete(key),
    size: () => tallies.size,
  };
}
