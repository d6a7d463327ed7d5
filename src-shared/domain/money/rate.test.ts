import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxAmountMinor } from './amount.ts';
import { isRate, nonNegativeRateSchema, rate, rateSchema, readRate, timesRatio } from './rate.ts';
import {
  addRatios,
  compareRatios,
  divideRatios,
  multiplyRatios,
  ratio,
  ratioText,
  roundHalfEven,
  subtractRatios,
} from './ratio.ts';

const anyRatio = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  .map(([above, below]) => ratio(above, below));

describe('rates', () => {
  test.each([
    ['8', 8n, 100n],
    ['0', 0n, 1n],
    ['4.25', 425n, 10_000n],
    ['-0.88', -88n, 10_000n],
    ['12.0000000001', 120_000_000_001n, 1_000_000_000_000n],
    ['1000', 10n, 1n],
  ])('M3: reads %s per cent exactly', (text, above, below) => {
    expect(readRate(rate(text))).toEqual(ratio(above, below));
  });

  test.each([
    '',
    ' ',
    '8 ',
    '+8',
    '8%',
    '1e5',
    '8,5',
    '.5',
    '8.',
    '08',
    '--8',
    '-0',
    '-0.00',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '1000.0000000001',
    '-1001',
    '10000',
    '1.12345678901',
    '٨',
    '8\n',
    '9'.repeat(100_000),
  ])('M3: refuses %j as a rate', (text) => {
    expect(rateSchema.safeParse(text).success).toBe(false);
    expect(() => rate(text)).toThrow(RangeError);
  });

  test('M3: a margin or an agreed rate is not below 0, a base rate may be', () => {
    expect(nonNegativeRateSchema.safeParse('-3').success).toBe(false);
    expect(nonNegativeRateSchema.safeParse('3').success).toBe(true);
    expect(rateSchema.safeParse('-3').success).toBe(true);
  });

  test('M3: any text is a rate or is refused, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159.,-+e% ') }), (text) => {
        if (isRate(text)) expect(Number(text) / 100).toBeCloseTo(Number(ratioText(readRate(text), 12)), 10);
        else expect(rateSchema.safeParse(text).success).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('M3: amounts round once, half to the even side, for negative amounts too', () => {
    expect(timesRatio(50, ratio(1n, 100n))).toBe(0);
    expect(timesRatio(150, ratio(1n, 100n))).toBe(2);
    expect(timesRatio(250, ratio(1n, 100n))).toBe(2);
    expect(timesRatio(-150, ratio(1n, 100n))).toBe(-2);
    expect(timesRatio(-250, ratio(1n, 100n))).toBe(-2);
    expect(timesRatio(251, ratio(1n, 100n))).toBe(3);
    expect(timesRatio(maxAmountMinor, readRate(rate('1000')))).toBe(10 * maxAmountMinor);
    expect(Object.is(timesRatio(-1, ratio(1n, 100n)), 0)).toBe(true);
  });

  test('M3: refuses to make an amount of what is no exact integer', () => {
    expect(() => timesRatio(0.5, ratio(1n))).toThrow(RangeError);
    expect(() => timesRatio(Number.NaN, ratio(1n))).toThrow(RangeError);
    expect(() => timesRatio(maxAmountMinor, ratio(100_000n))).toThrow(RangeError);
    expect(() => ratio(1n, 0n)).toThrow(RangeError);
  });
});

describe('ratios', () => {
  test('M3: adding and taking away, multiplying and dividing are inverse and exact', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        expect(subtractRatios(addRatios(a, b), b)).toEqual(a);
        if (b.numerator !== 0n) expect(divideRatios(multiplyRatios(a, b), b)).toEqual(a);
        expect(Math.sign(compareRatios(a, b))).toBe(-Math.sign(compareRatios(b, a)) + 0);
      }),
    );
  });

  test('M3: a rounded ratio is at most a half away, and only at the half is it chosen by evenness', () => {
    fc.assert(
      fc.property(anyRatio, (value) => {
        const rounded = roundHalfEven(value);
        const away = subtractRatios(value, ratio(rounded));
        const distance = away.numerator < 0n ? -away.numerator : away.numerator;
        expect(2n * distance <= away.denominator).toBe(true);
        if (2n * distance === away.denominator) expect(rounded % 2n).toBe(0n);
      }),
    );
  });

  test.each([
    [1n, 8n, 10, '0.125'],
    [-1n, 8n, 2, '-0.12'],
    [2n, 3n, 4, '0.6667'],
    [100n, 1n, 3, '100'],
    [-1n, 1000n, 2, '0'],
    [5n, 1n, 0, '5'],
  ])('M3: writes %s/%s with at most %s decimals as %s', (above, below, decimals, text) => {
    expect(ratioText(ratio(above, below), decimals)).toBe(text);
  });
});
