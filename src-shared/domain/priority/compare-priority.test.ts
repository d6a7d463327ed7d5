import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePriority, type Ranked } from './compare-priority.ts';

const ranked = (score: number, toCollectMinor: number, number: string, currency = 'EUR'): Ranked => ({
  score,
  currency,
  toCollectMinor,
  number,
});

test('M1, W3: amounts of different currencies are not compared: accounts of a currency stand together', () => {
  const list = [
    ranked(5, 1_000_000, 'C-1', 'JPY'),
    ranked(5, 100, 'C-2', 'EUR'),
    ranked(5, 2_000_000, 'C-3', 'JPY'),
    ranked(5, 900, 'C-4', 'EUR'),
    ranked(6, 1, 'C-5', 'USD'),
  ];
  expect(list.toSorted(comparePriority).map(({ number }) => number)).toEqual([
    ...['C-5', 'C-4', 'C-2', 'C-3', 'C-1'],
  ]);
});

test('W3: equal scores order by amount to collect in the currency, then by account number', () => {
  const list = [
    ranked(5, 100, 'C-2'),
    ranked(5, 100, 'C-1'),
    ranked(-3, 900, 'C-4'),
    ranked(5, 300, 'C-9'),
    ranked(7, 0, 'C-3'),
  ];
  expect(list.toSorted(comparePriority).map(({ number }) => number)).toEqual([
    ...['C-3', 'C-9', 'C-1', 'C-2', 'C-4'],
  ]);
});

test('W3: the order is total: whatever order accounts come in, they stand the same afterwards', () => {
  const anyRanked = fc.record({
    score: fc.integer({ min: -2, max: 2 }),
    currency: fc.constantFrom('EUR', 'JPY', 'USD'),
    toCollectMinor: fc.integer({ min: 0, max: 2 }),
    number: fc.string({ unit: fc.constantFrom('a', 'B', '1', '\ufffd', '😀'), maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(anyRanked, { maxLength: 12 }), fc.array(fc.nat()), (list, keys) => {
      const shuffled = list
        .map((one, index) => ({ one, key: keys[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(shuffled.sort(comparePriority)).toEqual(list.toSorted(comparePriority));
      for (const a of list)
        for (const b of list) expect(comparePriority(a, b) + comparePriority(b, a)).toBe(0);
    }),
  );
});
