import { expect, test } from 'vitest';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import type { Payment } from '../payment/payment.ts';
import type { PromiseToPay } from './promise.ts';
import { promisedAmounts, promiseProgress } from './promise-progress.ts';

const by = { userId: 'user-1', name: 'Carla Collins' };
const onInvoice = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const onAccount = { allocations: [], onAccountMinor: 100_00 };

const cash = (id: string, receivedOn: string, ...allocations: { invoiceId: string; amountMinor: number }[]) =>
  buildPayment({ id, receivedOn, allocations });

function statuses(promises: readonly PromiseToPay[], payments: readonly Payment[], today = '2026-06-30') {
  return promiseProgress(
    { promises, payments, invoices: [], disputes: [], adjusted: new Map() },
    businessDate(today),
    defaultPolicy,
  ).map((one) => one.status);
}

test('P2: one payment never keeps two promises on the same invoice; the one due first has it', () => {
  const later = buildPromise({ id: 'a', promisedDate: '2026-04-09' });
  const sooner = buildPromise({ id: 'b', promisedDate: '2026-04-07' });
  expect(statuses([later, sooner], [cash('p1', '2026-04-05', onInvoice(100_00))])).toEqual([
    'broken',
    'kept',
  ]);
});

test('P2: what the first promise does not need goes to the next', () => {
  const first = buildPromise({ id: 'a', allocations: [onInvoice(60_00)] });
  const second = buildPromise({ id: 'b', allocations: [onInvoice(60_00)], promisedDate: '2026-04-09' });
  expect(statuses([first, second], [cash('p1', '2026-04-05', onInvoice(100_00))])).toEqual([
    'kept',
    'partially-kept',
  ]);
});

test('P2: cash after the deadline of the first promise goes to the next one', () => {
  const first = buildPromise({ id: 'a' });
  const second = buildPromise({ id: 'b', promisedDate: '2026-04-30' });
  expect(statuses([first, second], [cash('p1', '2026-04-20', onInvoice(100_00))])).toEqual([
    'broken',
    'kept',
  ]);
});

test('P2: unapplied cash keeps a promise on account, applied cash does not', () => {
  const promise = buildPromise(onAccount);
  expect(statuses([promise], [cash('p1', '2026-04-05')])).toEqual(['kept']);
  expect(statuses([promise], [cash('p1', '2026-04-05', onInvoice(100_00))])).toEqual(['broken']);
  expect(statuses([promise], [cash('p1', '2026-04-05', onInvoice(40_00))])).toEqual(['partially-kept']);
});

test('P2: unapplied cash keeps no promise on an invoice', () => {
  expect(statuses([buildPromise()], [cash('p1', '2026-04-05')])).toEqual(['broken']);
});

test('P2: one promise over invoices and on account needs all of its parts', () => {
  const promise = buildPromise({
    allocations: [onInvoice(30_00), onInvoice(20_00, 'invoice-2')],
    onAccountMinor: 50_00,
  });
  const whole = cash('p1', '2026-04-05', onInvoice(30_00), onInvoice(20_00, 'invoice-2'));
  expect(statuses([promise], [whole])).toEqual(['kept']);
  expect(statuses([promise], [cash('p1', '2026-04-05', onInvoice(100_00))])).toEqual(['partially-kept']);
});

test.each([
  ['an invoice', {}, [onInvoice(100_00)]],
  ['account', onAccount, []],
])('M1: cash of another currency keeps no promise on %s', (_title, terms, allocations) => {
  const dollars = buildPayment({ currency: 'USD', receivedOn: '2026-04-05', allocations });
  expect(statuses([buildPromise(terms)], [dollars])).toEqual(['broken']);
});

test('P2: cash that is moved to another invoice keeps the promise there and no more the one here', () => {
  const here = buildPromise({ id: 'a' });
  const there = buildPromise({ id: 'b', allocations: [onInvoice(100_00, 'invoice-2')] });
  const received = cash('p1', '2026-04-05', onInvoice(100_00));
  const moved = cash('p2', '2026-04-06', onInvoice(-100_00), onInvoice(100_00, 'invoice-2'));
  expect(statuses([here, there], [received])).toEqual(['kept', 'broken']);
  expect(statuses([here, there], [received, moved])).toEqual(['broken', 'kept']);
});

test('P2: cash is taken first from what no promise needed', () => {
  const payments = [cash('p1', '2026-04-05', onInvoice(150_00)), cash('p2', '2026-04-06', onInvoice(-50_00))];
  expect(statuses([buildPromise()], payments)).toEqual(['kept']);
});

test('P2: cash taken off before any came is made up by the next cash', () => {
  const payments = [
    cash('p1', '2026-04-05', onInvoice(-100_00)),
    cash('p2', '2026-04-06', onInvoice(150_00)),
  ];
  expect(statuses([buildPromise()], payments)).toEqual(['partially-kept']);
});

test('P2: a cancelled promise takes no cash of the day of its cancellation from one that stands', () => {
  const cancelled = { on: '2026-04-02', at: '2026-04-02T08:00:00.000Z', by, reason: 'agreed anew' };
  const old = buildPromise({ id: 'a', cancelled });
  const anew = buildPromise({ id: 'b', madeOn: '2026-04-02', promisedDate: '2026-04-09' });
  expect(statuses([old, anew], [cash('p1', '2026-04-02', onInvoice(100_00))])).toEqual(['cancelled', 'kept']);
});

test('P2: what is missing from one day to the next binds, what cash has met does not', () => {
  const promises = [buildPromise({ allocations: [onInvoice(60_00), onInvoice(40_00, 'invoice-2')] })];
  const payments = [cash('p1', '2026-04-05', onInvoice(45_00))];
  const [progress] = promiseProgress(
    { promises, payments, invoices: [], disputes: [], adjusted: new Map() },
    businessDate('2026-04-06'),
    defaultPolicy,
  );
  if (progress === undefined) throw new Error('there is one promise');
  expect([...promisedAmounts(progress)]).toEqual([
    ['invoice-1', 15_00],
    ['invoice-2', 40_00],
  ]);
});
