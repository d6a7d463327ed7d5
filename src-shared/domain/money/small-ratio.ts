import { commonDivisor } from './common-divisor.ts';

/**
 * An exact rational number of at least 0 in plain numbers, the denominator above 0, not reduced: for sums over
 * thousands of items, where `Ratio` takes most of the time. What plain numbers do not hold exactly is `undefined`.
 */
export type SmallRatio = { readonly numerator: number; readonly denominator: number };

export const zeroSmall: SmallRatio = { numerator: 0, denominator: 1 };

/** M3: the quotient of products of integers of at least 0; `undefined` where one of them is not exact. */
export function smallRatio(numerator: number, denominator: number): SmallRatio | undefined {
  // Nothing is below 0, so that whatever went beyond the exact integers on the way is beyond them still.
  const isExact = numerator <= Number.MAX_SAFE_INTEGER && denominator <= Number.MAX_SAFE_INTEGER;
  return isExact ? { numerator, denominator } : undefined;
}

/** M3: a + b, exact; `undefined` where it is not. */
export function addSmall(a: SmallRatio, b: SmallRatio): SmallRatio | undefined {
  if (a.denominator === b.denominator) return smallRatio(a.numerator + b.numerator, a.denominator);
  const divisor = commonDivisor(a.denominator, b.denominator);
  const timesA = b.denominator / divisor;
  const timesB = a.denominator / divisor;
  return smallRatio(a.numerator * timesA + b.numerator * timesB, a.denominator * timesA);
}

/** M3: the nearest integer; of two equally near ones the even one. */
export function roundSmall({ numerator, denominator }: SmallRatio): number {
  const rest = numerator % denominator;
  // Exact, where a quotient that was not whole could be rounded up to the next integer.
  const floor = (numerator - rest) / denominator;
  const toNext = denominator - rest;
  return rest > toNext || (rest === toNext && floor % 2 === 1) ? floor + 1 : floor;
}
