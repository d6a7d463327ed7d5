import type { Deadline } from '../../src-shared/domain/matching/work-budget.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';

/**
 * A payment takes 50 ms at most (R5). What is begun when this is over still ends: so much is left for that, also in a
 * process that does it for the first time and whose code is not compiled yet.
 */
const grantedMs = 22;

/** R5: how long a payment may be read and its amount looked for, from now on. */
export function matchDeadline({ elapsedMs }: MonotonicClock): Deadline {
  const endMs = elapsedMs() + grantedMs;
  return () => elapsedMs() >= endMs;
}
