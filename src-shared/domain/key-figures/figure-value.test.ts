import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxAmountMinor } from '../money/amount.ts';
import { addExact, multiplyExact, subtractExact, toExact } from './exact.ts';
import { addValues, figureText, quotient, subtractValues } from './figure-value.ts';

const text = (numerator: number, denominator: number, digits: number) => {
  const value = quotient(numerator, denominator, 'no-sales');
  return value.defined ? figureText(value.ratio, digits) : value.reason;
};

describe('exact integers and quotients of key figures', () => {
  test.each([
    [1, 8, 2, '0.12'],
    [3, 8, 2, '0.38'],
    [-1, 8, 2, '-0.12'],
    [-3, 8, 2, '-0.38'],
    [5, 2, 0, '2'],
    [7, 2, 0, '4'],
    [-1, 2, 0, '0'],
    [2, 3, 4, '0.6667'],
    [0, 7, 2, '0.00'],
    [1, 0, 2, 'no-sales'],
    [1, -3, 2, 'no-sales'],
  ])('M3: %i ÷ %i rounds half-even to %i digits: %s', (numerator, denominator, digits, expected) => {
    expect(text(numerator, denominator, digits)).toBe(expected);
  });

  test('M3: a value that is published cut off is cut toward zero', () => {
    const value = quotient(-50_559, 1000, 'no-sales');
    expect(value.defined && figureText(value.ratio, 2, 'truncated')).toBe('-50.55');
    expect(value.defined && figureText(value.ratio, 2)).toBe('-50.56');
  });

  test('M1: sums and products of integers of any size are exact and have one form', () => {
    const anyInteger = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const anyAmount = fc.integer({ min: -maxAmountMinor, max: maxAmountMinor });
    fc.assert(
      fc.property(anyInteger, anyInteger, anyAmount, fc.integer(), (a, b, amount, days) => {
        expect(addExact(toExact(a), toExact(b))).toBe(toExact(a + b));
        expect(subtractExact(toExact(a), toExact(b))).toBe(toExact(a - b));
        // Never −0, which is the same integer in a form of its own.
        expect(BigInt(multiplyExact(amount, days))).toBe(BigInt(amount) * BigInt(days));
      }),
    );
  });

  test('a value added and subtracted again is the same; an undefined one gives its reason', () => {
    const half = quotient(1, 2, 'no-sales');
    const third = quotient(1, 3, 'no-sales');
    expect(subtractValues(addValues(half, third), third)).toEqual(half);
    const none = quotient(1, 0, 'nothing-open');
    expect(addValues(half, none)).toEqual({ defined: false, reason: 'nothing-open' });
    expect(subtractValues(none, half)).toEqual({ defined: false, reason: 'nothing-open' });
  });
});
