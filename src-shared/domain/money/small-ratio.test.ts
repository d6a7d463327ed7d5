import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRatios, compareRatios, ratio, roundHalfEven } from './ratio.ts';
import { addSmall, roundSmall, type SmallRatio, smallRatio } from './small-ratio.ts';

const small = fc.record({
  numerator: fc.nat(1_000_000_000_000),
  denominator: fc.constantFrom(1, 2, 7, 365, 360 * 100, 365 * 10_000, 1_000_003),
});
const exact = ({ numerator, denominator }: SmallRatio) => ratio(numerator, denominator);

test('M3: sums and rounding of plain numbers are those of exact ratios, wherever there is a sum', () => {
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(BigInt(roundSmall(a))).toBe(roundHalfEven(exact(a)));
      const sum = addSmall(a, b);
      if (sum === undefined) return;
      expect(compareRatios(exact(sum), addRatios(exact(a), exact(b)))).toBe(0);
      expect(BigInt(roundSmall(sum))).toBe(roundHalfEven(exact(sum)));
    }),
  );
});

test('M3: of two equally near integers the even one', () => {
  const rounded = [1, 3, 5, 7].map((numerator) => roundSmall({ numerator, denominator: 2 }));
  expect(rounded).toEqual([0, 2, 2, 4]);
});

test('M3: close to the largest exact integer a quotient is still cut, not rounded up', () => {
  const numerator = Number.MAX_SAFE_INTEGER;
  for (const denominator of [2, 3, 10, 365, 36_500]) {
    const cut = { numerator: numerator - (numerator % denominator) - 1, denominator };
    expect(BigInt(roundSmall(cut))).toBe(roundHalfEven(exact(cut)));
  }
});

test('M3: there is no quotient and no sum where plain numbers are not exact any more', () => {
  const most = Number.MAX_SAFE_INTEGER;
  expect(smallRatio(most, 1)).toEqual({ numerator: most, denominator: 1 });
  expect(smallRatio(1_000_000_000_000 * 365 * 1_137, 365)).toBe(undefined);
  expect(addSmall({ numerator: most, denominator: 7 }, { numerator: 1, denominator: 7 })).toBe(undefined);
  expect(addSmall({ numerator: most, denominator: 7 }, { numerator: 1, denominator: 3 })).toBe(undefined);
});
