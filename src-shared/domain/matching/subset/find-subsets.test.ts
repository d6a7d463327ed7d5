import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSubsets } from './find-subsets.ts';

const steps = 500_000;
const sumOf = (values: readonly number[], indexes: readonly number[]) =>
  indexes.reduce((sum, index) => sum + (values[index] ?? 0), 0);

/** By trying all of them: how many subsets reach the target (2 for more), and the fewest items that do. */
function bruteForce(values: readonly number[], target: number): { count: number; fewest: number } {
  let count = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let mask = 1; mask < 2 ** values.length; mask += 1) {
    const indexes = values.map((_, index) => index).filter((index) => (mask >>> index) & 1);
    if (sumOf(values, indexes) !== target) continue;
    count = Math.min(2, count + 1);
    fewest = Math.min(fewest, indexes.length);
  }
  return { count, fewest };
}

const powersOfTwo = (count: number) => Array.from({ length: count }, (_, index) => 2 ** index);
const equal = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('subset sum', () => {
  test('R5: finds what trying all subsets finds, and knows when there is a second one', () => {
    const anyValues = fc.array(
      fc.integer({ min: -30, max: 60 }).filter((value) => value !== 0),
      { minLength: 1, maxLength: 11 },
    );
    fc.assert(
      fc.property(anyValues, fc.integer({ min: 1, max: 150 }), (values, target) => {
        const found = findSubsets(values, target, steps);
        const { count, fewest } = bruteForce(values, target);
        expect(found.count).toBe(count);
        expect(found.gaveUp).toBe(false);
        for (const solution of found.solutions) expect(sumOf(values, solution)).toBe(target);
        if (fewest <= 2) expect(found.solutions[0]).toHaveLength(fewest);
      }),
      { numRuns: 400 },
    );
  });

  test('R5: the same with amounts too large to be listed as sums', () => {
    const anyValues = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(anyValues, fc.integer({ min: 1, max: 120 }), (small, target) => {
        // Two incommensurable parts keep the greatest common divisor at 1 and the sums far apart.
        const values = small.map((value, index) => value * 1_000_000_007 + (index % 2));
        const wanted = target * 1_000_000_007 + (target % 3);
        const found = findSubsets(values, wanted, steps);
        const { count, fewest } = bruteForce(values, wanted);
        expect(found.count).toBe(count);
        if (count > 0 && found.solutions.length > 0) {
          expect(sumOf(values, found.solutions[0] ?? [])).toBe(wanted);
          expect(found.solutions[0]?.length).toBeGreaterThanOrEqual(fewest);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('R5: a random subset of up to 30 items is found, whatever its size', () => {
    const anyCase = fc
      .array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: 30 })
      .chain((values) =>
        fc.tuple(
          fc.constant(values),
          fc.subarray(
            values.map((_, index) => index),
            { minLength: 1 },
          ),
        ),
      );
    fc.assert(
      fc.property(anyCase, ([values, chosen]) => {
        const target = sumOf(values, chosen);
        const found = findSubsets(values, target, steps);
        expect(found.count).toBeGreaterThan(0);
        expect(sumOf(values, found.solutions[0] ?? [])).toBe(target);
      }),
      { numRuns: 40 },
    );
  });

  test('R5: the fewest items come first, of as many the oldest', () => {
    expect(findSubsets([10, 20, 30, 60], 60, steps).solutions).toEqual([[3], [0, 1, 2]]);
    expect(findSubsets([40, 10, 30, 25, 15], 40, steps).solutions).toEqual([[0], [1, 2]]);
    expect(findSubsets([10, 30, 15, 25], 40, steps).solutions).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('R5: all but a few are found in 20,000 items, and credits are netted', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => 1_000_000 + index * index);
    const all = sumOf(values, [...values.keys()]);
    expect(findSubsets(values, all, steps)).toMatchObject({ count: 1, gaveUp: false });
    const left = findSubsets(values, all - (values[7] ?? 0), steps).solutions[0];
    expect(left).toHaveLength(19_999);
    expect(left).not.toContain(7);
    expect(findSubsets([100, -30, 7], 70, steps).solutions).toEqual([[0, 1]]);
  });

  test('R5: 20,000 equal amounts: any of them fit, and the oldest are taken', () => {
    const found = findSubsets(equal(20_000, 100_00), 300 * 100_00, steps * 2);
    expect(found).toMatchObject({ count: 2, gaveUp: false });
    expect(found.solutions[0]).toEqual(Array.from({ length: 300 }, (_, index) => index));
    expect(findSubsets(equal(20_000, 100_00), 300 * 100_00 + 1, steps)).toMatchObject({
      count: 0,
      gaveUp: false,
    });
    expect(findSubsets(equal(20_000, 100_00), 20_000 * 100_00, steps)).toMatchObject({ count: 1 });
  });

  test('R5: powers of two fit in one way only, and that is known', () => {
    for (const target of [1, 5, 2 ** 39 - 6, 2 ** 40 - 1]) {
      expect(findSubsets(powersOfTwo(40), target, steps * 2)).toMatchObject({ count: 1, gaveUp: false });
    }
    const near = [...powersOfTwo(28).map((value) => value * 3), 1];
    expect(findSubsets(near, 3 * 1_234_567 + 2, steps)).toMatchObject({ count: 0, gaveUp: false });
  });

  test('R5: what cannot be searched is given up within its steps, and what was searched is told', () => {
    const values = Array.from(
      { length: 20_000 },
      (_, index) => 10_000_019 + ((index * 7_919_777) % 89_999_999),
    );
    const found = findSubsets(values, 12_345_678_901, steps);
    expect(found.count === 2 || found.gaveUp).toBe(true);
    expect(found.searched.steps).toBeLessThanOrEqual(steps);
    const hopeless = findSubsets(
      [...values.map((value) => value * 2), 999_999_999_999],
      40_000_000_001,
      steps,
    );
    expect(hopeless).toMatchObject({ count: 0, solutions: [], gaveUp: false });
    const sparse = Array.from(
      { length: 300 },
      (_, index) => 2 * (1e9 + ((index * 7_919_777) % 8_999_999_993)),
    );
    const missed = findSubsets([...sparse, 10_000_000_001], 40_000_000_002, steps);
    expect(missed).toMatchObject({ count: 0, gaveUp: true, searched: { usableItems: 301 } });
    expect(missed.searched.upToItems).toBeGreaterThanOrEqual(2);
    expect(missed.searched.allSubsetsOfOldest).toBeGreaterThanOrEqual(28);
    expect(missed.searched.steps).toBeLessThanOrEqual(steps);
  });

  test('R5: the steps bound the work for any items, and more steps find no less', () => {
    const anyValues = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000_000_000 }), { maxLength: 400 });
    fc.assert(
      fc.property(
        anyValues,
        fc.integer({ min: 1, max: 1_000_000_000_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (values, target, few) => {
          const little = findSubsets(values, target, few);
          expect(little.searched.steps).toBeLessThanOrEqual(few);
          const more = findSubsets(values, target, 40_000);
          expect(more.searched.steps).toBeLessThanOrEqual(40_000);
          expect(more.count).toBeGreaterThanOrEqual(little.count);
        },
      ),
    );
  });

  test('R5: amounts whose sum is not exact throw', () => {
    expect(() => findSubsets(equal(20_000, 1_000_000_000_000), 1, steps)).toThrow(RangeError);
  });

  test('R5: all of many amounts together are known to be the only way, with few steps', () => {
    const values = Array.from({ length: 3_000 }, (_, index) => 1_000_003 + 17 * index);
    const all = values.map((_, index) => index);
    const found = findSubsets(values, sumOf(values, all), 100_000);
    expect(found).toMatchObject({ solutions: [all], count: 1, gaveUp: false });
    // A credit that stays: the invoices alone.
    const withCredit = findSubsets([...values, -999], sumOf(values, all), 100_000);
    expect(withCredit.solutions).toContainEqual(all);
    expect(withCredit.gaveUp).toBe(false);
  });
});
