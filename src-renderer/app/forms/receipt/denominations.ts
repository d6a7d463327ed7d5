import { minorDigits } from '../../../../src-shared/domain/money/currency.ts';

/** Notes and coins in use, in minor units, the largest first. */
const inUse: Readonly<Record<string, readonly number[]>> = {
  EUR: [500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1],
  CHF: [1000_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5],
  GBP: [50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1],
  USD: [100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 25, 10, 5, 1],
  JPY: [10_000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1],
};

const largestPower = 3;

/** The notes and coins of a currency in minor units, the largest first; the series 1, 2, 5 where they are not known. */
export function denominationsOf(currency: string): readonly number[] {
  return inUse[currency] ?? seriesOf(minorDigits(currency));
}

function seriesOf(digits: number): readonly number[] {
  const powers = Array.from({ length: digits + largestPower }, (_, index) => 10 ** index);
  return powers.flatMap((power) => [power, 2 * power, 5 * power]).reverse();
}

export type CountedCash = {
  readonly denominations: readonly { readonly valueMinor: number; readonly count: number }[];
  /** Minor units. */
  readonly totalMinor: number;
  /** The values at which no count stands that can be read, or too large a one. */
  readonly wrong: readonly number[];
};

/** A command takes no larger count. */
const maxCount = 100_000;

/** Reads counts as typed, by value in minor units; an empty one counts nothing. The sum is exact or the last is wrong. */
export function readCounts(
  countTexts: Readonly<Record<string, string>>,
  values: readonly number[],
): CountedCash {
  const denominations: { valueMinor: number; count: number }[] = [];
  const wrong: number[] = [];
  let totalMinor = 0;
  for (const valueMinor of values) {
    const text = (countTexts[valueMinor.toString()] ?? '').trim();
    if (text === '') continue;
    const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(count <= maxCount)) wrong.push(valueMinor);
    else if (count > 0) {
      denominations.push({ valueMinor, count });
      totalMinor += valueMinor * count;
    }
  }
  return { denominations, totalMinor, wrong };
}

/** One more or one less of a note; never less than none. What cannot be read begins anew. */
export function steppedCount(text: string, step: 1 | -1): string {
  const present = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  const next = Math.min(maxCount, Math.max(0, present + step));
  return next === 0 ? '' : next.toString();
}
