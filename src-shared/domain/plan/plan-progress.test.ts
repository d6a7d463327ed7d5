import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../../test/fixtures/builders/build-plan.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import type { Payment } from '../payment/payment.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import { type PlanProgress, type PlanSources, plannedByInvoice, planProgress } from './plan-progress.ts';

const pay = (id: string, receivedOn: string, amountMinor: number, more: object = {}) =>
  buildPayment({
    id,
    receivedOn,
    amountMinor: Math.max(1, amountMinor),
    allocations: [{ invoiceId: 'invoice-1', amountMinor }],
    ...more,
  });

function judge(sources: Partial<PlanSources>, today: string, policy: object = {}): PlanProgress {
  const all = {
    plans: [buildPlan()],
    payments: [],
    requests: [],
    invoices: [],
    disputes: [],
    adjusted: new Map(),
    ...sources,
  };
  const [progress] = planProgress(all, businessDate(today), { ...defaultPlanPolicy, ...policy });
  if (progress === undefined) throw new Error('no plan');
  return progress;
}

const of = (payments: readonly Payment[], today: string, policy: object = {}) =>
  judge({ payments }, today, policy);
const statuses = (progress: PlanProgress) => progress.instalments.map((one) => one.status);

describe('instalments', () => {
  test('N2: cash meets the oldest instalment first, and says which payments', () => {
    const progress = of([pay('a', '2026-04-02', 30_00), pay('b', '2026-04-20', 40_00)], '2026-04-21');
    expect(statuses(progress)).toEqual(['met', 'part-met']);
    const counted = progress.instalments.map((one) =>
      one.counted.map((cash) => [cash.paymentId, cash.amountMinor]),
    );
    expect(counted).toEqual([
      [
        ['a', 30_00],
        ['b', 20_00],
      ],
      [['b', 20_00]],
    ]);
    expect(progress).toMatchObject({ status: 'active', metMinor: 70_00, dueMinor: 100_00, misses: 0 });
  });

  test('N2: cash beyond the planned amount and cash on other invoices count for nothing', () => {
    const other = [{ invoiceId: 'invoice-2', amountMinor: 50_00 }];
    const payments = [pay('a', '2026-04-02', 300_00), pay('b', '2026-04-02', 50_00, { allocations: other })];
    expect(of(payments, '2026-04-03')).toMatchObject({ status: 'completed', metMinor: 100_00 });
  });

  test('N2: what was on the invoice before the customer signed counts for nothing; the rest of the same day does', () => {
    const inForce = {
      ...buildPlanVersion().inForce,
      cashBefore: [{ paymentId: 'a', invoiceId: 'invoice-1', amountMinor: 30_00 }],
    };
    const plans = [buildPlan({ versions: [buildPlanVersion({ inForce: inForce as never })] })];
    const payments = [pay('a', '2026-03-31', 30_00), pay('b', '2026-03-31', 50_00)];
    expect(judge({ plans, payments }, '2026-04-01').metMinor).toBe(50_00);
    const more = [pay('a', '2026-03-31', 45_00), pay('b', '2026-03-31', 50_00)];
    expect(judge({ plans, payments: more }, '2026-04-01').metMinor).toBe(65_00);
  });

  test('N2: cash that a payment takes off leaves the newest instalment first', () => {
    const payments = [pay('a', '2026-04-02', 70_00), pay('b', '2026-04-10', -30_00)];
    expect(of(payments, '2026-04-09').metMinor).toBe(70_00);
    const after = of(payments, '2026-04-10');
    expect(after.instalments.map((one) => one.metMinor)).toEqual([40_00, 0]);
    expect(statuses(after)).toEqual(['part-met', 'due']);
  });

  test('N2, M1: cash of another currency counts for nothing', () => {
    expect(of([pay('a', '2026-04-02', 50_00, { currency: 'USD' })], '2026-04-03').metMinor).toBe(0);
  });

  test('N2: before the customer signed nothing is in force', () => {
    expect(of([], '2026-03-30').status).toBe('approved');
  });
});

describe('default', () => {
  test('N3: the last day of grace still counts; collection resumes on the day after', () => {
    expect(of([], '2026-05-05').status).toBe('active');
    expect(of([], '2026-05-06')).toMatchObject({
      status: 'defaulted',
      defaultedOn: '2026-05-05',
      resumesOn: '2026-05-06',
      misses: 1,
    });
    expect(statuses(of([], '2026-05-06'))).toEqual(['missed', 'due']);
  });

  test('N3: backdated cash takes the default back, late cash does not, reversed cash brings it back', () => {
    expect(of([pay('a', '2026-05-05', 50_00)], '2026-05-20').status).toBe('active');
    expect(of([pay('a', '2026-05-06', 50_00)], '2026-05-20').status).toBe('defaulted');
    expect(of([pay('a', '2026-05-05', 50_00, { reversed: true })], '2026-05-20').status).toBe('defaulted');
  });

  test('N3: of two misses that are allowed for, the first is made good by late cash', () => {
    const late = of([pay('a', '2026-05-20', 50_00)], '2026-05-21', { missesToDefault: 2 });
    expect(late).toMatchObject({ status: 'active', misses: 1 });
    expect(late.instalments[0]).toMatchObject({ status: 'met', isLate: true });
    expect(of([pay('a', '2026-05-20', 50_00)], '2026-06-05', { missesToDefault: 2 })).toMatchObject({
      status: 'defaulted',
      defaultedOn: '2026-06-04',
    });
  });

  test('N3: a plan is completed on the day on which the last cash came, and stays so', () => {
    const payments = [pay('a', '2026-04-30', 50_00), pay('b', '2026-05-30', 50_00)];
    expect(of(payments, '2030-01-01')).toMatchObject({ status: 'completed', completedOn: '2026-05-30' });
  });

  test('N3: a cancelled plan counts cash until the day before', () => {
    const ended = { ...buildPlanVersion(), on: '2026-04-10', reason: 'Paid otherwise' };
    const plans = [buildPlan({ state: 'cancelled', ended })];
    const payments = [pay('a', '2026-04-09', 10_00), pay('b', '2026-04-10', 10_00)];
    expect(judge({ plans, payments }, '2026-06-01')).toMatchObject({ status: 'cancelled', metMinor: 10_00 });
  });
});

describe('interest and fee', () => {
  const instalments = [
    { number: 1, dueDate: '2026-04-30', principalMinor: 50_00, interestMinor: 1_00, feeMinor: 0 },
    { number: 2, dueDate: '2026-05-30', principalMinor: 50_00, interestMinor: 1_00, feeMinor: 0 },
  ];
  const inForce = { ...buildPlanVersion().inForce, interestRequestId: 'interest' } as never;
  const plans = [buildPlan({ versions: [buildPlanVersion({ instalments, inForce })] })];
  const booked = (invoiceDate: string) => ({
    plans,
    requests: [
      buildRequest({ id: 'interest', kind: 'interest', state: 'settled', settledBy: 'note', items: [] }),
    ],
    invoices: [buildInvoice({ id: 'note', type: 'debit-note', amountMinor: 2_00, invoiceDate })],
  });

  test('N2: what the ledger has not booked cannot be missed', () => {
    const progress = judge({ plans, payments: [pay('a', '2026-04-30', 50_00)] }, '2026-05-20');
    expect(progress).toMatchObject({ status: 'active', dueMinor: 100_00 });
  });

  test('N2: once booked it is due, what was before carried to the next instalment', () => {
    const payments = [pay('a', '2026-04-30', 50_00)];
    const early = judge({ ...booked('2026-04-01'), payments }, '2026-05-01');
    expect(early.instalments.map((one) => one.dueMinor)).toEqual([51_00, 51_00]);
    expect(statuses(early)).toEqual(['part-met', 'due']);
    const later = judge({ ...booked('2026-05-10'), payments }, '2026-05-20');
    expect(later.instalments.map((one) => one.dueMinor)).toEqual([50_00, 52_00]);
    expect(later.status).toBe('active');
  });

  test('N2: cash on the debit note meets it', () => {
    const note = [{ invoiceId: 'note', amountMinor: 2_00 }];
    const payments = [pay('a', '2026-04-05', 100_00), pay('b', '2026-04-06', 2_00, { allocations: note })];
    expect(judge({ ...booked('2026-04-01'), payments }, '2026-04-07')).toMatchObject({
      status: 'completed',
      metMinor: 102_00,
    });
  });
});

test('N2: what comes after a later plan took an invoice over is the later plan’s', () => {
  const later = {
    ...buildPlanVersion().inForce,
    on: '2026-05-10',
    at: '2026-05-10T09:00:00.000Z',
    cashBefore: [{ paymentId: 'a', invoiceId: 'invoice-1', amountMinor: 20_00 }],
  } as never;
  const instalments = [
    { number: 1, dueDate: '2026-06-30', principalMinor: 100_00, interestMinor: 0, feeMinor: 0 },
  ];
  const plans = [
    buildPlan(),
    buildPlan({ id: 'plan-2', versions: [buildPlanVersion({ inForce: later, instalments })] }),
  ];
  const payments = [pay('a', '2026-04-10', 20_00), pay('b', '2026-04-11', 45_00)];
  const sources = { plans, payments, requests: [], invoices: [], disputes: [], adjusted: new Map() };
  const progress = planProgress(sources, businessDate('2026-05-20'), defaultPlanPolicy);
  expect(progress.map((one) => one.metMinor)).toEqual([20_00, 45_00]);
});

describe('a plan whose invoice a later one has taken over', () => {
  const paid = (reversed: boolean) =>
    pay('a', '2026-04-02', 60_00, {
      reversed,
      allocations: [{ invoiceId: 'invoice-1', amountMinor: 60_00 }],
    });
  const part = (amountMinor: number, dueDate: string) => ({
    items: [{ invoiceId: 'invoice-1', amountMinor }],
    instalments: [{ number: 1, dueDate, principalMinor: amountMinor, interestMinor: 0, feeMinor: 0 }],
  });
  const later = {
    ...buildPlanVersion().inForce,
    on: '2026-04-10',
    at: '2026-04-10T09:00:00.000Z',
    cashBefore: [{ paymentId: 'a', invoiceId: 'invoice-1', amountMinor: 60_00 }],
  } as never;
  const first = buildPlan({ versions: [buildPlanVersion(part(60_00, '2026-05-30'))] });
  const second = buildPlan({
    id: 'plan-2',
    versions: [buildPlanVersion({ ...part(40_00, '2026-06-30'), inForce: later })],
  });
  const both = (isReversed: boolean, today: string, plans = [first, second]) =>
    planProgress(
      {
        plans,
        payments: [paid(isReversed)],
        requests: [],
        invoices: [buildInvoice()],
        disputes: [],
        adjusted: new Map(),
      },
      businessDate(today),
      defaultPlanPolicy,
    );
  const states = (isReversed: boolean, today: string, plans = [first, second]) =>
    both(isReversed, today, plans).map(({ status }) => status);

  test('N2: is completed and stays so, in whatever order the plans are listed', () => {
    expect(states(false, '2026-04-20')).toEqual(['completed', 'active']);
    expect(states(false, '2026-04-20', [second, first])).toEqual(['active', 'completed']);
  });

  test('N2, I3: does not stand again beside it when the cash is reversed; its amounts are collected', () => {
    expect(both(true, '2026-04-20')).toMatchObject([
      { status: 'superseded', supersededBy: { planId: 'plan-2', on: '2026-04-10' }, metMinor: 0 },
      { status: 'active', supersededBy: null },
    ]);
    const planned = plannedByInvoice(both(true, '2026-04-20'), new Map([['invoice-1', 'EUR']]));
    expect(planned).toEqual(new Map([['invoice-1', 40_00]]));
    expect(states(true, '2026-04-09')).toEqual(['active', 'approved']);
  });

  test('N3: is neither missed later, nor stands again when the later one is over', () => {
    expect(both(true, '2026-06-20')[0]).toMatchObject({ status: 'superseded', misses: 0, defaultedOn: null });
    expect(states(true, '2026-09-20')).toEqual(['superseded', 'defaulted']);
    const ended = { ...buildPlanVersion(), on: '2026-04-12', reason: 'No' };
    expect(states(true, '2026-04-20', [first, { ...second, state: 'cancelled', ended } as never])).toEqual([
      'superseded',
      'cancelled',
    ]);
  });

  test('N3: has defaulted where it was missed before', () => {
    const early = buildPlan({ versions: [buildPlanVersion(part(60_00, '2026-04-02'))] });
    expect(both(true, '2026-04-20', [early, second])[0]).toMatchObject({
      status: 'defaulted',
      defaultedOn: '2026-04-07',
      supersededBy: null,
    });
  });
});

const anyPayment = fc
  .record({
    days: fc.integer({ min: -20, max: 90 }),
    amountMinor: fc.integer({ min: -40_00, max: 80_00 }),
    reversed: fc.boolean(),
    invoiceId: fc.constantFrom('invoice-1', 'invoice-1', 'invoice-2'),
  })
  .map(({ days, amountMinor, reversed, invoiceId }) => ({
    receivedOn: addDays(builtToday, days),
    amountMinor: Math.max(1, amountMinor),
    reversed,
    allocations: [{ invoiceId, amountMinor }],
  }));

test('N2: payments evaluated in any order give the same progress', () => {
  fc.assert(
    fc.property(
      fc.array(anyPayment, { maxLength: 8 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(100),
      fc.infiniteStream(fc.nat()),
      (drawn, missesToDefault, days, order) => {
        const payments = drawn.map((one, index) => buildPayment({ id: `p${index}`, ...one }));
        const shuffled = payments
          .map((payment) => ({ payment, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map((one) => one.payment);
        const today = addDays(builtToday, days);
        expect(of(shuffled, today, { missesToDefault })).toEqual(of(payments, today, { missesToDefault }));
      },
    ),
    { numRuns: 300 },
  );
});

test('N2: a reversed payment is as if it had never been, and no cash is counted twice', () => {
  fc.assert(
    fc.property(fc.array(anyPayment, { maxLength: 8 }), fc.nat(100), (drawn, days) => {
      const payments = drawn.map((one, index) => buildPayment({ id: `p${index}`, ...one }));
      const today = addDays(builtToday, days);
      const progress = of(payments, today);
      expect(
        of(
          payments.filter((one) => !one.reversed),
          today,
        ),
      ).toEqual(progress);
      expect(progress.metMinor).toBeLessThanOrEqual(100_00);
      expect(progress.metMinor).toBeGreaterThanOrEqual(0);
      for (const one of progress.instalments) {
        expect(one.counted.reduce((sum, cash) => sum + cash.amountMinor, 0)).toBe(one.metMinor);
      }
    }),
    { numRuns: 300 },
  );
});
