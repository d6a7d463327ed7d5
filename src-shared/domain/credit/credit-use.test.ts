import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxAmountMinor } from '../money/amount.ts';
import { ratio } from '../money/ratio.ts';
import { creditUsePercent, exposureMinor, usesAtLeast } from './credit-use.ts';

test('Credit: exposure is open balance plus unbilled orders', () => {
  expect(exposureMinor({ unbilledOrdersMinor: 20_00 }, 50_00)).toBe(70_00);
  expect(exposureMinor({ unbilledOrdersMinor: 20_00 }, -50_00)).toBe(-30_00);
});

test.each([
  [50_00, null, undefined],
  [50_00, 0, 100],
  [0, 0, 0],
  [-50_00, 0, 0],
  [-50_00, 100_00, 0],
  [79_99, 100_00, 79],
  [80_00, 100_00, 80],
  [250_00, 100_00, 250],
])('Credit: an exposure of %i under a limit of %s uses %s per cent', (exposure, limit, percent) => {
  expect(creditUsePercent(exposure, limit)).toBe(percent);
});

test('Credit: use is exact at any size, where a float would round', () => {
  const limit = maxAmountMinor - 1;
  expect(creditUsePercent(9 * limit - 1, limit)).toBe(899);
  expect(creditUsePercent(9 * limit, limit)).toBe(900);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9e15 }),
      fc.integer({ min: 100, max: maxAmountMinor }),
      (used, of) => {
        const percent = creditUsePercent(used, of) ?? -1;
        expect(usesAtLeast(used, of, ratio(percent, 100))).toBe(true);
        expect(usesAtLeast(used, of, ratio(percent + 1, 100))).toBe(false);
      },
    ),
  );
});

test('Credit: without a limit nothing is used, any exposure is more than every share of none', () => {
  expect(usesAtLeast(1, null, ratio(0))).toBe(false);
  expect(usesAtLeast(1, 0, ratio(10))).toBe(true);
  expect(usesAtLeast(0, 0, ratio(1, 100))).toBe(false);
});
