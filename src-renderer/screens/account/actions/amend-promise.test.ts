import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PromiseEntry } from '../../../../src-shared/contract/account-entries-view.ts';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { promiseSchema } from '../../../../src-shared/domain/promise/promise.ts';
import { actionParts, sentBy } from './action.fixture.ts';
import { amendedAmounts, amendPromiseAction } from './amend-promise.ts';

const allocation = promiseSchema.shape.allocations.unwrap();
const allocations = [
  allocation.parse({ invoiceId: 'i1', amountMinor: 60_00 }),
  allocation.parse({ invoiceId: 'i2', amountMinor: 40_00 }),
];

const promise: PromiseEntry['promise'] = promiseSchema.parse({
  ...{ id: 'promise-1', accountId: 'account-1', seq: 4, currency: 'EUR', amountMinor: 100_00 },
  ...{ allocations, onAccountMinor: 0, promisedDate: '2026-04-07', method: 'bank-transfer' },
  ...{ contactName: 'Ida Brandt', note: 'Pays with the next run' },
  ...{ madeOn: '2026-04-01', madeAt: '2026-04-01T09:00:00.000Z', madeBy: { userId: 'u', name: 'Carla' } },
  ...{ cancelled: null, amendments: [], paymentsSeen: [] },
});
const entry: PromiseEntry = {
  ...{ promise, allocations, counted: [], countedMinor: 0, shortMinor: 100_00, expectedMinor: 100_00 },
  ...{ status: 'open', level: 0, deadline: businessDate('2026-04-10'), isNothingOwed: false },
  invoices: { count: 2, numbers: ['1', '2'] },
};

test('P1: less is taken off the last invoice first, more goes on account', () => {
  expect(amendedAmounts(allocations, 70_00)).toEqual({
    allocations: [
      { invoiceId: 'i1', amountMinor: 60_00 },
      { invoiceId: 'i2', amountMinor: 10_00 },
    ],
    onAccountMinor: 0,
  });
  expect(amendedAmounts(allocations, 60_00).allocations).toHaveLength(1);
  expect(amendedAmounts(allocations, 120_00)).toEqual({ allocations, onAccountMinor: 20_00 });
});

test('P1: the amounts always add up to the new total, and no invoice is promised more than before', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 9_000_000 }), (minor, totalMinor) => {
      const before = minor.map((amountMinor, index) =>
        allocation.parse({ invoiceId: `i${index.toString()}`, amountMinor }),
      );
      const { allocations: after, onAccountMinor } = amendedAmounts(before, totalMinor);
      const sum = after.reduce((all, one) => all + one.amountMinor, onAccountMinor);
      expect(sum).toBe(totalMinor);
      for (const one of after) {
        const was = before.find(({ invoiceId }) => invoiceId === one.invoiceId)?.amountMinor ?? 0;
        expect(one.amountMinor).toBeGreaterThan(0);
        expect(one.amountMinor).toBeLessThanOrEqual(was);
      }
    }),
    { verbose: true },
  );
});

test('P2: what is amended names what it was, and keeps everything that nobody asked about', async () => {
  const action = amendPromiseAction(actionParts(), entry);
  const typed = { amount: '70.00', date: '2026-04-20', reason: ' Asked for more time ' };
  expect(await sentBy(action, typed)).toEqual({
    name: 'promise.amend',
    accountId: 'account-1',
    input: {
      promiseId: 'promise-1',
      from: { amountMinor: 100_00, promisedDate: '2026-04-07' },
      allocations: [
        { invoiceId: 'i1', amountMinor: 60_00 },
        { invoiceId: 'i2', amountMinor: 10_00 },
      ],
      onAccountMinor: 0,
      promisedDate: '2026-04-20',
      ...{ method: 'bank-transfer', contactName: 'Ida Brandt', note: 'Pays with the next run' },
      reason: 'Asked for more time',
    },
  });
  await expect(sentBy(action, { reason: '' })).rejects.toThrow('TEXT_MISSING');
});
