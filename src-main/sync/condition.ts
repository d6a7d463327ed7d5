/** Something that callers wait for. */
export type Condition = {
  /** Resolves true when it holds, at once where it does already, and false when the signal aborts first. */
  met(signal: AbortSignal): Promise<boolean>;
  /** What it depends on has changed. */
  check(): void;
};

export function createCondition(holds: () => boolean): Condition {
  const waiting = new Set<() => void>();
  return {
    met: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted || holds()) return resolve(!signal.aborted);
        const release = () => {
          waiting.delete(release);
          signal.removeEventListener('abort', release);
          resolve(!signal.aborted);
        };
        waiting.add(release);
        signal.addEventListener('abort', release);
      }),
    check() {
      if (holds()) for (const release of [...waiting]) release();
    },
  };
}
