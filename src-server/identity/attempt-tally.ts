/** How many failures are free and how long the wait grows. */
export type TallyLimit = { readonly freeFailures: number; readonly maxWaitMs: number };

/** Failed attempts of one key. Times are milliseconds. */
export type Tally = { readonly failures: number; readonly blockedUntil: number; readonly lastAt: number };

const firstWaitMs = 1000;
export const forgetAfterMs = 60 * 60_000;

export const noFailures: Tally = { failures: 0, blockedUntil: 0, lastAt: 0 };

/** After the free failures each further one doubles the wait. */
function waitMs(failures: number, limit: TallyLimit): number {
  const over = failures - limit.freeFailures;
  return over <= 0 ? 0 : Math.min(limit.maxWaitMs, firstWaitMs * 2 ** Math.min(over - 1, 20));
}

/** 0 while failures are free: a clock that is set back holds up nobody who has not guessed. */
function blockedUntil(failures: number, limit: TallyLimit, lastAt: number): number {
  const wait = waitMs(failures, limit);
  return wait === 0 ? 0 : lastAt + wait;
}

/** One more failure, now; an hour after the last one they are forgotten. */
export function addFailure(before: Tally, limit: TallyLimit, now: number): Tally {
  const failures = now - before.lastAt > forgetAfterMs ? 1 : before.failures + 1;
  return { failures, blockedUntil: blockedUntil(failures, limit, now), lastAt: now };
}

/** Takes one failure and its wait back. */
export function takeBackFailure(tally: Tally, limit: TallyLimit): Tally {
  const failures = Math.max(0, tally.failures - 1);
  return { failures, blockedUntil: blockedUntil(failures, limit, tally.lastAt), lastAt: tally.lastAt };
}
