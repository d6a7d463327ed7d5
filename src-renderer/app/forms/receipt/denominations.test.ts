import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { denominationSchema } from '../../../../src-shared/domain/receipt/receipt.ts';
import { denominationsOf, readCounts, steppedCount } from './denominations.ts';

describe('notes and coins', () => {
  it.each(['EUR', 'CHF', 'GBP', 'USD', 'JPY', 'SEK', 'KWD', 'ISK'])(
    'of %s begin with the largest',
    (code) => {
      const values = denominationsOf(code);
      expect(values).toEqual([...new Set(values)].sort((a, b) => b - a));
      expect(values.at(-1)).toBeGreaterThan(0);
    },
  );

  it('are a series from the smallest unit to five hundred where the currency is not known', () => {
    expect(denominationsOf('SEK').at(0)).toBe(500_00);
    expect(denominationsOf('SEK').at(-1)).toBe(1);
    expect(denominationsOf('ISK').at(0)).toBe(500);
  });

  it('add up by value and count', () => {
    const counted = readCounts({ '5000': '2', '2000': ' 1 ', '1': '0', '10': '' }, denominationsOf('EUR'));
    expect(counted).toEqual({
      denominations: [
        { valueMinor: 50_00, count: 2 },
        { valueMinor: 20_00, count: 1 },
      ],
      totalMinor: 120_00,
      wrong: [],
    });
  });

  it.each(['x', '1.5', '-1', '1e3', '100001', '9999999'])('say where "%s" is no count', (text) => {
    expect(readCounts({ '5000': text }, denominationsOf('EUR'))).toEqual({
      denominations: [],
      totalMinor: 0,
      wrong: [50_00],
    });
  });

  it('leave out what is not of the currency', () => {
    expect(readCounts({ '2500': '4' }, denominationsOf('EUR')).totalMinor).toBe(0);
  });

  it('that are read are such as a receipt holds, and make its total', () => {
    const values = denominationsOf('CHF');
    const texts = fc.dictionary(
      fc.constantFrom(...values.map(String)),
      fc.oneof(fc.integer({ min: 0, max: 120_000 }).map(String), fc.string({ maxLength: 4 })),
    );
    fc.assert(
      fc.property(texts, (typed) => {
        const { denominations, totalMinor } = readCounts(typed, values);
        for (const one of denominations) expect(denominationSchema.safeParse(one).success).toBe(true);
        const sum = denominations.reduce((total, one) => total + one.valueMinor * one.count, 0);
        expect(totalMinor).toBe(sum);
      }),
    );
  });
});

describe('counting by one', () => {
  it.each([
    ['', 1, '1'],
    ['4', 1, '5'],
    ['1', -1, ''],
    ['', -1, ''],
    ['x', 1, '1'],
    ['100000', 1, '100000'],
  ] as const)('makes of "%s" and %s "%s"', (text, step, next) => {
    expect(steppedCount(text, step)).toBe(next);
  });
});
