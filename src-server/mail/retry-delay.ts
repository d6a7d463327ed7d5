const minuteMs = 60_000;
const longestMs = 60 * minuteMs;

/** Nobody expects a letter any more that comes so late: what it says is of another day. */
const patienceMs = 3 * 24 * 60 * minuteMs;

/** How long to wait before the next attempt, in milliseconds: 1, 2, 4 … minutes, an hour at most. */
export function retryDelayMs(attempts: number): number {
  return Math.min(longestMs, minuteMs * 2 ** Math.min(attempts - 1, 10));
}

/** True where a mail that was asked for then is not tried any more. */
export function isTooLate(queuedAt: Date, now: Date): boolean {
  return now.getTime() - queuedAt.getTime() >= patienceMs;
}
