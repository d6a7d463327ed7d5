import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { maxAmountMinor, sumMinor } from './amount.ts';
import { parseAmount } from './parse-amount.ts';
import { splitMinor } from './split.ts';

const casesPath = '../shared/data/reference-cases/instalment-splitting.json';
const casesSchema = z.object({
  cases: z.array(z.looseObject({ id: z.string(), total: z.string(), expected: z.array(z.unknown()) })),
});

const anyWhole = fc.integer({ min: -maxAmountMinor, max: maxAmountMinor });
const anyWeights = fc
  .array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 })
  .filter((weights) => weights.some((weight) => weight > 0));

describe('splitting', () => {
  test('M2: the parts sum to the whole to the last minor unit, for negative wholes too', () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, (whole, weights) => {
        expect(sumMinor(splitMinor(whole, weights))).toBe(whole);
      }),
    );
  });

  test('M2: no part is a whole unit away from its exact share, and a zero weight gets nothing', () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, (whole, weights) => {
        const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        splitMinor(whole, weights).forEach((part, index) => {
          const weight = BigInt(weights[index] ?? 0);
          const distance = BigInt(part) * total - BigInt(whole) * weight;
          expect(distance < total && distance > -total).toBe(true);
          if (weight === 0n) expect(part).toBe(0);
        });
      }),
    );
  });

  test('M2: splitting the negative whole gives the negative parts, without a negative zero', () => {
    fc.assert(
      fc.property(anyWhole, anyWeights, (whole, weights) => {
        const parts = splitMinor(whole, weights);
        expect(splitMinor(-whole, weights)).toEqual(parts.map((part) => (part === 0 ? 0 : -part)));
      }),
    );
  });

  test('M2: the units left over go to the largest remainders, the earlier among equals', () => {
    expect(splitMinor(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitMinor(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitMinor(10, [15, 45, 40])).toEqual([2, 4, 4]);
    expect(splitMinor(100, [13_626, 47_989, 9_596, 28_789])).toEqual([14, 48, 9, 29]);
    expect(splitMinor(1, [0, 5, 5])).toEqual([0, 1, 0]);
    expect(splitMinor(0, [1, 2])).toEqual([0, 0]);
  });

  test.each([
    ['no weights', 10, []],
    ['only zero weights', 10, [0, 0]],
    ['a negative weight', 10, [3, -1]],
    ['a fractional weight', 10, [0.5, 0.5]],
    ['a fractional whole', 1.5, [1, 1]],
    ['a whole that is not exact', 2 ** 53, [1, 1]],
    ['a whole that is no number', Number.NaN, [1, 1]],
  ])('M2: throws on %s', (_title, whole, weights) => {
    expect(() => splitMinor(whole, weights)).toThrow(RangeError);
  });
});

const hasCases = existsSync(casesPath);
if (!hasCases) process.stderr.write(`M2: ${casesPath} is absent, its cases are not run\n`);

describe.runIf(hasCases)('splitting: reference cases', () => {
  const { cases } = casesSchema.parse(hasCases ? JSON.parse(readFileSync(casesPath, 'utf8')) : { cases: [] });
  const expectedOf = (id: string): { total: number; parts: number[] } => {
    const found = cases.find((one) => one.id === id);
    const read = (text: unknown) => parseAmount(String(text), 'EUR', '.') ?? Number.NaN;
    const parts = found?.expected.map((part) => read(Array.isArray(part) ? part[1] : part)) ?? [];
    return { total: read(found?.total), parts };
  };

  test.each([
    ['tryton-4-parts', [1, 1, 1, 1]],
    ['tryton-zero', [1]],
    ['odoo-residual', [50, 50]],
  ])('M2: splits as %s', (id, weights) => {
    const { total, parts } = expectedOf(id);
    expect(splitMinor(total, weights)).toEqual(parts);
  });

  test('M2: splits odoo-cash-rounding-0.05 in units of five cents', () => {
    const { total, parts } = expectedOf('odoo-cash-rounding-0.05');
    expect(splitMinor(total / 5, [50, 50]).map((part) => part * 5)).toEqual(parts);
  });
});
