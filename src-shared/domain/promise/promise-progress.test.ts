import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import type { Payment } from '../payment/payment.ts';
import type { PromiseToPay } from './promise.ts';
import { type PromiseProgress, promiseProgress } from './promise-progress.ts';

const by = { userId: 'user-1', name: 'Carla Collins' };
const afterDeadline = '2026-04-11';

function progressOf(
  promises: readonly PromiseToPay[],
  payments: readonly Payment[],
  today = afterDeadline,
  policy = defaultPolicy,
): readonly PromiseProgress[] {
  return promiseProgress(
    { promises, payments, invoices: [], disputes: [], adjusted: new Map() },
    businessDate(today),
    policy,
  );
}

function single(
  payments: readonly Payment[],
  today = afterDeadline,
  policy = defaultPolicy,
): PromiseProgress {
  const [progress] = progressOf([buildPromise()], payments, today, policy);
  if (progress === undefined) throw new Error('there is one promise');
  return progress;
}

const statuses = (progress: readonly PromiseProgress[]) => progress.map((one) => one.status);

const cash = (id: string, amountMinor: number, receivedOn: string, more: Partial<Payment> = {}) =>
  buildPayment({
    id,
    amountMinor,
    receivedOn,
    allocations: [{ invoiceId: 'invoice-1', amountMinor }],
    ...more,
  });

describe('status of a promise', () => {
  test.each([
    ['2026-03-31', 'open'],
    ['2026-04-07', 'open'],
    ['2026-04-10', 'open'],
    ['2026-04-11', 'broken'],
  ])(
    'P2: without cash, a promise for 2026-04-07 with three days of tolerance is on %s %s',
    (today, status) => {
      expect(single([], today)).toMatchObject({ status, deadline: '2026-04-10', shortMinor: 100_00 });
    },
  );

  test.each([
    ['2026-04-01', 100_00, 'kept'],
    ['2026-04-07', 100_00, 'kept'],
    ['2026-04-10', 100_00, 'kept'],
    ['2026-04-11', 100_00, 'broken'],
    ['2026-04-10', 99_99, 'partially-kept'],
    ['2026-04-10', 1, 'partially-kept'],
    ['2026-03-30', 100_00, 'broken'],
  ])(
    'P2: cash received %s of %i minor units leaves it, after the deadline, %s',
    (on, amountMinor, status) => {
      expect(single([cash('p1', amountMinor, on)]).status).toBe(status);
    },
  );

  test('P2: a promise met before its date is kept at once', () => {
    expect(single([cash('p1', 100_00, '2026-04-01')], '2026-04-01').status).toBe('kept');
  });

  test('P2: part of the cash before the deadline leaves it open and says what is short', () => {
    expect(single([cash('p1', 30_00, '2026-04-02')], '2026-04-05')).toMatchObject({
      status: 'open',
      countedMinor: 30_00,
      shortMinor: 70_00,
    });
  });

  test('P2: several payments together keep it, and the explanation names each', () => {
    const progress = single([cash('p2', 60_00, '2026-04-03'), cash('p1', 50_00, '2026-04-02')]);
    expect(progress.status).toBe('kept');
    expect(progress.counted).toEqual([
      { paymentId: 'p1', invoiceId: 'invoice-1', receivedOn: '2026-04-02', amountMinor: 50_00 },
      { paymentId: 'p2', invoiceId: 'invoice-1', receivedOn: '2026-04-03', amountMinor: 50_00 },
    ]);
  });

  test('P2: a tolerance amount forgives a rest and nothing more', () => {
    const policy = { ...defaultPolicy, promiseToleranceMinor: 5_00 };
    expect(single([cash('p1', 95_00, '2026-04-02')], afterDeadline, policy).status).toBe('kept');
    expect(single([cash('p1', 94_99, '2026-04-02')], afterDeadline, policy).status).toBe('partially-kept');
  });

  test('P2: a promise below the tolerance amount is not kept without any cash', () => {
    const policy = { ...defaultPolicy, promiseToleranceMinor: 500_00 };
    expect(single([], '2026-03-31', policy).status).toBe('open');
    expect(single([], afterDeadline, policy).status).toBe('broken');
  });

  test('P2: tolerance days are a setting', () => {
    const policy = { ...defaultPolicy, promiseToleranceDays: 0 };
    expect(single([], '2026-04-07', policy).status).toBe('open');
    expect(single([], '2026-04-08', policy).status).toBe('broken');
  });

  test('P2: a reversed payment changes a kept promise back', () => {
    expect(single([cash('p1', 100_00, '2026-04-02')]).status).toBe('kept');
    expect(single([cash('p1', 100_00, '2026-04-02', { reversed: true })]).status).toBe('broken');
  });

  test('P2: backdated cash that is booked late mends a broken promise', () => {
    expect(single([], '2026-05-31').status).toBe('broken');
    expect(single([cash('p1', 100_00, '2026-04-09')], '2026-05-31').status).toBe('kept');
  });

  test('P2: cash of the day of the promise counts unless it was already there when the promise was made', () => {
    const seen = buildPromise({ paymentsSeen: ['p1'] });
    const payments = [cash('p1', 40_00, '2026-03-31'), cash('p2', 60_00, '2026-03-31')];
    const [progress] = progressOf([seen], payments);
    expect(progress?.counted.map((one) => one.paymentId)).toEqual(['p2']);
    expect(single(payments).status).toBe('kept');
  });

  test('P2: a cancelled promise is cancelled, whatever was paid', () => {
    const cancelled = { on: '2026-04-02', at: '2026-04-02T09:00:00.000Z', by, reason: '' };
    const promise = buildPromise({ cancelled });
    expect(statuses(progressOf([promise], [cash('p1', 100_00, '2026-04-01')]))).toEqual(['cancelled']);
  });

  test('P2: dates at the end of the calendar do not make the rule throw', () => {
    const promise = buildPromise({ promisedDate: '2199-12-31' });
    expect(progressOf([promise], [])).toMatchObject([{ status: 'open', deadline: '2199-12-31' }]);
  });

  test('W2: status is a pure function: the same input twice gives the same, and nothing is changed', () => {
    const promises = [buildPromise()];
    const payments = [cash('p2', 60_00, '2026-04-03'), cash('p1', 50_00, '2026-04-02')];
    const before = structuredClone({ promises, payments });
    expect(progressOf(promises, payments)).toEqual(progressOf(promises, payments.toReversed()));
    expect({ promises, payments }).toEqual(before);
  });
});

describe('level of a promise', () => {
  const on = (id: string, madeOn: string, more = {}) =>
    buildPromise({ id, madeOn, promisedDate: addDays(businessDate(madeOn), 1), ...more });
  const levels = (promises: readonly PromiseToPay[], payments: readonly Payment[] = []) =>
    progressOf(promises, payments, '2026-06-30').map((one) => one.level);

  test('P3: counts the earlier promises on the same debt that were not kept', () => {
    expect(levels([on('a', '2026-01-01'), on('b', '2026-02-01'), on('c', '2026-03-01')])).toEqual([0, 1, 2]);
  });

  test('P3: a kept, cancelled or later promise does not count', () => {
    const cancelled = { on: '2026-01-02', at: '2026-01-02T09:00:00.000Z', by, reason: '' };
    const promises = [on('a', '2026-01-01', { cancelled }), on('b', '2026-02-01'), on('c', '2026-03-01')];
    expect(levels(promises, [cash('p1', 100_00, '2026-02-02')])).toEqual([0, 0, 0]);
  });

  test('P3: a promise on another invoice or in another currency is another debt', () => {
    const other = on('b', '2026-02-01', { allocations: [{ invoiceId: 'invoice-2', amountMinor: 1 }] });
    const onAccount = { allocations: [], onAccountMinor: 5_00 };
    const euros = on('c', '2026-03-01', onAccount);
    const dollars = on('d', '2026-04-01', { ...onAccount, currency: 'USD' });
    expect(levels([on('a', '2026-01-01'), other, euros, dollars, on('e', '2026-05-01', onAccount)])).toEqual([
      0, 0, 0, 0, 1,
    ]);
  });

  test('P3: earlier is by time and not by how the instant is written', () => {
    const first = on('a', '2026-01-01', { madeAt: '2026-01-01T09:00:00Z' });
    const second = on('b', '2026-01-01', { madeAt: '2026-01-01T09:00:00.500Z' });
    expect(levels([first, second])).toEqual([0, 1]);
  });
});

describe('all promises of an account', () => {
  const invoiceId = fc.constantFrom('invoice-1', 'invoice-2');
  const day = (days: number) => addDays(businessDate('2026-03-31'), days);
  const anyPromise = fc
    .record({ invoiceId, amountMinor: fc.integer({ min: 1, max: 200 }), made: fc.nat(20), wait: fc.nat(10) })
    .map((one) => ({
      allocations: [{ invoiceId: one.invoiceId, amountMinor: one.amountMinor }],
      madeOn: day(one.made),
      promisedDate: day(one.made + one.wait),
    }));
  const anyPayment = fc.record({
    receivedOn: fc.nat(30).map(day),
    reversed: fc.boolean(),
    allocations: fc.array(fc.record({ invoiceId, amountMinor: fc.integer({ min: -200, max: 300 }) }), {
      maxLength: 3,
    }),
  });

  test('P2: the explanation sums to what was counted, and no cash is counted twice', () => {
    fc.assert(
      fc.property(
        fc.array(anyPromise, { maxLength: 5 }),
        fc.array(anyPayment, { maxLength: 6 }),
        (drawnPromises, drawnPayments) => {
          const promises = drawnPromises.map((one, index) => buildPromise({ id: `m${index}`, ...one }));
          const payments = drawnPayments.map((one, index) =>
            buildPayment({ id: `p${index}`, amountMinor: 1_000, ...one }),
          );
          const progress = progressOf(promises, payments, '2026-12-31');
          for (const one of progress) {
            expect(one.counted.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(one.countedMinor);
            expect(one.countedMinor + one.shortMinor).toBe(one.promise.amountMinor);
            expect(Math.min(one.countedMinor, one.shortMinor)).toBeGreaterThanOrEqual(0);
          }
          for (const id of ['invoice-1', 'invoice-2']) {
            const net = payments
              .filter((one) => !one.reversed)
              .flatMap((one) => one.allocations.filter((part) => part.invoiceId === id))
              .reduce((sum, part) => sum + part.amountMinor, 0);
            const counted = progress
              .flatMap((one) => one.counted.filter((part) => part.invoiceId === id))
              .reduce((sum, part) => sum + part.amountMinor, 0);
            expect(counted).toBeLessThanOrEqual(Math.max(0, net));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
