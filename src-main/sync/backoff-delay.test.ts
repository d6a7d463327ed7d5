import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelayMs } from './backoff-delay.ts';

describe('the back-off', () => {
  it('uses the whole range below a ceiling that doubles up to half a minute', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5_000 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (attempt, chance) => {
          const ceiling = Math.min(30_000, 500 * 2 ** Math.min(attempt, 16));
          const delayMs = backoffDelayMs(attempt, () => chance);
          expect(delayMs).toBeGreaterThanOrEqual(0);
          expect(delayMs).toBeLessThanOrEqual(ceiling);
          expect(Math.abs(delayMs - ceiling * chance)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
