import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildReceipt } from '../../../test/fixtures/builders/build-receipt.ts';
import type { Receipt } from './receipt.ts';
import { receiptReport } from './receipt-report.ts';

const by = { userId: 'user-1', name: 'Carla Collins' };
const voided = { on: '2026-03-31', at: '2026-03-31T10:00:00.000Z', by, reason: 'Wrong customer' };
const numbered = (id: string, more: Parameters<typeof buildReceipt>[0] = {}): Receipt =>
  buildReceipt({ id, ...more });

test('R2: the report names the used, the void and the missing numbers of every device', () => {
  const receipts = [
    numbered('B2-1'),
    numbered('A7-10'),
    numbered('A7-2', { voided }),
    numbered('A7-3'),
    numbered('A7-6'),
  ];
  expect(receiptReport(receipts)).toMatchObject([
    {
      prefix: 'A7',
      used: ['A7-2', 'A7-3', 'A7-6', 'A7-10'],
      voided: ['A7-2'],
      highest: 10,
      missing: [
        { from: 1, to: 1 },
        { from: 4, to: 5 },
        { from: 7, to: 9 },
      ],
      missingCount: 6,
    },
    { prefix: 'B2', used: ['B2-1'], voided: [], highest: 1, missing: [], missingCount: 0 },
  ]);
});

test('R2: two devices with the same code are both named', () => {
  const other = '0197b3a0-0000-7000-8000-000000000002';
  const [series] = receiptReport([numbered('A7-1'), numbered('A7-2', { deviceId: other })]);
  expect(series?.deviceIds).toEqual([numbered('A7-1').deviceId, other]);
});

test('R2: without receipts there is nothing to report', () => {
  expect(receiptReport([])).toEqual([]);
});

test('R2: one number that is far too high is one range and not an endless list', () => {
  const [series] = receiptReport([numbered('A7-1'), numbered('A7-999999999999999')]);
  expect(series?.missing).toEqual([{ from: 2, to: 999_999_999_999_998 }]);
  expect(series?.missingCount).toBe(999_999_999_999_997);
});

test('R2: used and missing numbers are all numbers up to the highest, in whatever order receipts come', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (counters) => {
      const [series] = receiptReport(counters.map((counter) => numbered(`A7-${counter}`)));
      const ranges = series?.missing ?? [];
      const missing = ranges.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index),
      );
      const all = Array.from({ length: Math.max(...counters) }, (_, index) => index + 1);
      expect([...counters, ...missing].sort((a, b) => a - b)).toEqual(all);
      expect(series?.missingCount).toBe(missing.length);
    }),
  );
});
