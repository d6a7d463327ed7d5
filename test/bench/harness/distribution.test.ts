import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distributionOf, percentile } from './distribution.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index + 1).reverse();

describe('percentile', () => {
  test('is the sample at the nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
  });

  test('orders by number, not by text', () => {
    expect(percentile([9, 10, 100], 1)).toBe(100);
    expect(percentile([9, 10, 100], 0.3)).toBe(9);
  });

  test('refuses what has no answer', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
    expect(() => percentile([1], 0)).toThrow(RangeError);
    expect(() => percentile([1], 1.1)).toThrow(RangeError);
  });

  test('is a sample that at least this share does not exceed', () => {
    const samples = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(samples, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const value = percentile(values, share);
        expect(values).toContain(value);
        const within = values.filter((one) => one <= value).length;
        expect(within).toBeGreaterThanOrEqual(share * values.length);
      }),
    );
  });
});

test('a distribution tells number, least, median, 95th of 100 and greatest', () => {
  expect(distributionOf(hundred)).toEqual({ samples: 100, min: 1, median: 50, p95: 95, max: 100 });
});
