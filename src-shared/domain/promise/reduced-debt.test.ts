import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { type PromiseSources, promiseProgress } from './promise-progress.ts';

const on = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const invoiceOf = (amountMinor: number) => buildInvoice({ amountMinor });
const cash = (amountMinor: number, receivedOn = '2026-04-05', id = `cash-${receivedOn}-${amountMinor}`) =>
  buildPayment({ id, receivedOn, amountMinor, allocations: [on(amountMinor)] });

/** A promise of 100.00 of 2026-03-31 for 2026-04-07, three days of tolerance. */
const promise = buildPromise();

function progressOf(sources: Partial<PromiseSources>, today = '2026-04-30') {
  const all = {
    promises: [promise],
    payments: [],
    invoices: [invoiceOf(100_00)],
    disputes: [],
    adjusted: new Map(),
    ...sources,
  };
  return promiseProgress(all, businessDate(today), defaultPolicy);
}

const statuses = (sources: Partial<PromiseSources>, today?: string) =>
  progressOf(sources, today).map(({ status }) => status);

describe('a debt that the ledger has reduced', () => {
  test('P2: of which nothing is left is owed by nobody: the promise is cancelled, not broken', () => {
    const [progress] = progressOf({ invoices: [invoiceOf(0)] });
    expect(progress).toMatchObject({
      status: 'cancelled',
      isNothingOwed: true,
      expectedMinor: 0,
      shortMinor: 0,
    });
    expect(statuses({ invoices: [invoiceOf(0)] }, '2026-04-01')).toEqual(['cancelled']);
  });

  test('P2: of which a part is left makes no more than that expected', () => {
    const reduced = [invoiceOf(60_00)];
    expect(progressOf({ invoices: reduced, payments: [cash(60_00)] })).toMatchObject([
      { status: 'kept', expectedMinor: 60_00, shortMinor: 0, isNothingOwed: false },
    ]);
    expect(progressOf({ invoices: reduced, payments: [cash(50_00)] })).toMatchObject([
      { status: 'partially-kept', shortMinor: 10_00 },
    ]);
    expect(progressOf({ invoices: reduced })).toMatchObject([{ status: 'broken', shortMinor: 60_00 }]);
  });

  test('P2: what was paid before the promise is not left of it either', () => {
    const sources = { invoices: [invoiceOf(100_00)], payments: [cash(40_00, '2026-03-20')] };
    expect(progressOf({ ...sources, payments: [...sources.payments, cash(60_00)] })).toMatchObject([
      { status: 'kept', expectedMinor: 60_00 },
    ]);
  });

  test('P2: a larger debt than was promised makes no more expected, nor does an unknown one make less', () => {
    for (const invoices of [[invoiceOf(500_00)], []]) {
      expect(progressOf({ invoices, payments: [cash(99_00)] })).toMatchObject([
        { status: 'partially-kept', expectedMinor: 100_00, shortMinor: 1_00 },
      ]);
    }
  });

  test('P2: a promise that was kept before stays kept', () => {
    expect(statuses({ invoices: [invoiceOf(0)], payments: [cash(100_00)] })).toEqual(['kept']);
  });

  test('P2: cash after the deadline reduces nothing: the promise stays broken', () => {
    expect(statuses({ payments: [cash(100_00, '2026-04-20')] })).toEqual(['broken']);
    expect(statuses({ payments: [cash(60_00), cash(40_00, '2026-04-20')] })).toEqual(['partially-kept']);
  });

  test('P2, P3: a broken promise stays broken when a later one on the same debt is kept', () => {
    const again = buildPromise({
      ...{ id: 'again', madeOn: '2026-04-12', madeAt: '2026-04-12T09:00:00.000Z' },
      promisedDate: '2026-04-20',
    });
    const progress = progressOf({ promises: [promise, again], payments: [cash(100_00, '2026-04-18')] });
    expect(progress.map(({ status, level }) => [status, level])).toEqual([
      ['broken', 0],
      ['kept', 1],
    ]);
  });

  test('P2: of two promises on it, the later one is expected to bring the rest', () => {
    const promises = [
      buildPromise({ allocations: [on(100_00)] }),
      buildPromise({ id: 'second', allocations: [on(100_00)], promisedDate: '2026-04-09' }),
    ];
    expect(statuses({ promises, invoices: [invoiceOf(150_00)], payments: [cash(150_00)] })).toEqual([
      'kept',
      'kept',
    ]);
  });

  test('D4: what a dispute was right about is not expected, before the credit note has come', () => {
    const accepted = buildDispute({
      state: 'resolved',
      resolution: 'partly-accepted',
      acceptedItems: [on(30_00)],
    });
    expect(progressOf({ disputes: [accepted], payments: [cash(70_00)] })).toMatchObject([
      { status: 'kept', expectedMinor: 70_00 },
    ]);
    expect(statuses({ disputes: [buildDispute({ ...accepted, acceptedItems: [on(100_00)] })] })).toEqual([
      'cancelled',
    ]);
  });

  test('I3, P2: nor is what was approved to be taken off, or is credited and not applied yet', () => {
    const adjusted = new Map([['invoice-1', 30_00]]);
    expect(progressOf({ adjusted, payments: [cash(70_00)] })).toMatchObject([
      { status: 'kept', expectedMinor: 70_00 },
    ]);
    expect(statuses({ adjusted: new Map([['invoice-1', 100_00]]) })).toEqual(['cancelled']);
  });

  test('P2: the part on account is expected whatever the ledger does to invoices', () => {
    const both = buildPromise({ allocations: [on(40_00)], onAccountMinor: 60_00 });
    expect(progressOf({ promises: [both], invoices: [invoiceOf(0)] })).toMatchObject([
      { status: 'broken', expectedMinor: 60_00 },
    ]);
  });

  test('M1: an invoice that has another currency since says nothing of what is left', () => {
    expect(statuses({ invoices: [buildInvoice({ amountMinor: 0, currency: 'USD' })] })).toEqual(['broken']);
  });
});

const days = fc.integer({ min: -20, max: 40 }).map((count) => addDays(businessDate('2026-03-31'), count));
const anyCash = fc.record({ receivedOn: days, amountMinor: fc.integer({ min: 1, max: 80_00 }) });
const anyPromise = fc.record({
  madeOn: days,
  waits: fc.nat(30),
  amountMinor: fc.integer({ min: 1, max: 100_00 }),
  onAccountMinor: fc.constantFrom(0, 0, 20_00),
});

test('P2: payments, promises, invoices and disputes in any order give the same status and what was short', () => {
  fc.assert(
    fc.property(
      fc.array(anyPromise, { minLength: 1, maxLength: 5 }),
      fc.array(anyCash, { maxLength: 8 }),
      fc.infiniteStream(fc.nat(1_000_000)),
      fc.nat(200_00),
      days,
      (terms, cashes, order, invoiceMinor, today) => {
        const shuffled = <Item>(items: readonly Item[]) =>
          items
            .map((item) => [order.next().value as number, item] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        const promises = terms.map(({ madeOn, waits, amountMinor, onAccountMinor }, index) =>
          buildPromise({
            ...{ id: `promise-${index}`, madeOn, madeAt: `${madeOn}T10:00:00.000Z`, onAccountMinor },
            ...{ promisedDate: addDays(madeOn, waits), allocations: [on(amountMinor)] },
          }),
        );
        const payments = cashes.map(({ receivedOn, amountMinor }, index) =>
          buildPayment({
            ...{ id: `payment-${index}`, receivedOn, amountMinor: amountMinor + 5_00 },
            allocations: [on(amountMinor)],
          }),
        );
        const invoices = [invoiceOf(invoiceMinor), buildInvoice({ id: 'other' })];
        const read = (sources: Partial<PromiseSources>) =>
          progressOf(sources, today)
            .map(({ promise: { id }, status, expectedMinor, countedMinor, shortMinor, level }) => ({
              ...{ id, status, expectedMinor, countedMinor, shortMinor, level },
            }))
            .sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(
          read({ promises: shuffled(promises), payments: shuffled(payments), invoices: shuffled(invoices) }),
        ).toEqual(read({ promises, payments, invoices }));
      },
    ),
    { numRuns: 300 },
  );
});
