const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** Exponential back-off with full jitter: anywhere between 0 and 0.5 s · 2^attempt, 30 s at most. */
export function backoffDelayMs(attempt: number, random: () => number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 16));
  return Math.round(random() * ceiling);
}
