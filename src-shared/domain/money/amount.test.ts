import { data as currencies } from 'currency-codes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountMinorSchema,
  formatAmount,
  formatAmountNumber,
  maxAmountMinor,
  positiveAmountMinorSchema,
  sumMinor,
  toDecimalText,
} from './amount.ts';
import { currencySchema, isCurrency, minorDigits } from './currency.ts';
import { parseAmount } from './parse-amount.ts';

const codes = currencies.map((currency) => currency.code);
const anyAmount = fc.integer({ min: -maxAmountMinor, max: maxAmountMinor });

describe('amounts', () => {
  test.each([1.5, -0, Number.NaN, Number.POSITIVE_INFINITY, maxAmountMinor + 1, '100', null, 1n])(
    'M1: refuses %s as an amount of minor units',
    (value) => {
      expect(amountMinorSchema.safeParse(value).success).toBe(false);
    },
  );

  test('M1: takes integers up to the largest amount, of either sign', () => {
    for (const value of [0, 1, -1, maxAmountMinor, -maxAmountMinor]) {
      expect(amountMinorSchema.parse(value)).toBe(value);
    }
    expect(positiveAmountMinorSchema.safeParse(0).success).toBe(false);
  });

  test('M1: an amount of at least 0 is never −0, which JSON would make another number of', () => {
    expect(amountMinorSchema.min(0).safeParse(-0).success).toBe(false);
    expect(amountMinorSchema.min(0).safeParse(0).success).toBe(true);
  });

  test('M1: adds exactly, and throws when a sum is no longer exact', () => {
    expect(sumMinor([])).toBe(0);
    expect(sumMinor([0.1, 0.2].map((value) => Math.round(value * 100)))).toBe(30);
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => sumMinor([1, 0.5])).toThrow(RangeError);
    expect(() => sumMinor([Number.NaN])).toThrow(RangeError);
  });

  test('M1: sums of nine thousand largest amounts are exact', () => {
    expect(sumMinor(Array.from({ length: 9000 }, () => maxAmountMinor))).toBe(9000 * maxAmountMinor);
  });
});

describe('decimal text', () => {
  test.each([
    [123456, 'EUR', '1234.56'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [-0, 'EUR', '0.00'],
    [1500, 'JPY', '1500'],
    [-1, 'JPY', '-1'],
    [1, 'KWD', '0.001'],
    [12345, 'CLF', '1.2345'],
  ])('M1: writes %d minor units of %s as a decimal text', (amountMinor, currency, text) => {
    expect(toDecimalText(amountMinor, currency)).toBe(text);
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'M1: writes no decimal text for %d',
    (value) => {
      expect(() => toDecimalText(value, 'EUR')).toThrow(RangeError);
    },
  );

  test('M1: what is written reads back to the same minor units, in every currency of the list', () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(...codes), (amountMinor, currency) => {
        const text = toDecimalText(amountMinor, currency);
        expect(parseAmount(text, currency, '.')).toBe(amountMinor);
        expect(parseAmount(text.replace('.', ','), currency, ',')).toBe(amountMinor);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['en-US', '.'],
    ['de-DE', ','],
    ['fr-FR', ','],
    ['de-CH', '.'],
  ] as const)('M1: what is formatted for people in %s reads back to the same minor units', (locale, mark) => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF'), (amountMinor, currency) => {
        expect(parseAmount(formatAmountNumber(amountMinor, currency, locale), currency, mark)).toBe(
          amountMinor,
        );
      }),
    );
  });

  test('M1: formats with the code behind and never through a float', () => {
    expect(formatAmount(123456, 'EUR', 'de')).toBe('1.234,56 EUR');
    expect(formatAmount(999_999_999_999, 'KWD', 'en')).toBe('999,999,999.999 KWD');
  });
});

describe('currencies', () => {
  test('M1: knows the digits of the minor unit, 0, 2, 3 and 4', () => {
    expect(['JPY', 'EUR', 'KWD', 'CLF'].map(minorDigits)).toEqual([0, 2, 3, 4]);
  });

  test.each(['eur', 'EU', 'EURO', 'ZZZ', '', ' EUR', 'EUR\n', '__proto__'])(
    'M1: refuses "%s" as a currency',
    (text) => {
      expect(isCurrency(text)).toBe(false);
      expect(currencySchema.safeParse(text).success).toBe(false);
      expect(() => minorDigits(text)).toThrow(RangeError);
    },
  );
});
