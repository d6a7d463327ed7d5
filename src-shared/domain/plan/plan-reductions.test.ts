import { describe, expect, test } from 'vitest';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPlan, buildPlanVersion } from '../../../test/fixtures/builders/build-plan.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import { type PlanProgress, type PlanSources, planProgress } from './plan-progress.ts';

/** 100.00 in two instalments: 50.00 each on 2026-04-30 and 2026-05-30, five days of grace. */
function judge(sources: Partial<PlanSources>, today: string): PlanProgress {
  const all = {
    ...{ plans: [buildPlan()], payments: [], requests: [], disputes: [], invoices: [buildInvoice()] },
    adjusted: new Map(),
    ...sources,
  };
  const [progress] = planProgress(all, businessDate(today), defaultPlanPolicy);
  if (progress === undefined) throw new Error('no plan');
  return progress;
}

const invoiceOf = (amountMinor: number) => [buildInvoice({ amountMinor })];
const dueOf = ({ instalments }: PlanProgress) => instalments.map((one) => one.dueMinor);
const pay = (receivedOn: string, amountMinor: number) =>
  buildPayment({
    id: receivedOn,
    receivedOn,
    amountMinor,
    allocations: [{ invoiceId: 'invoice-1', amountMinor }],
  });
const disputeOf = (amountMinor: number, more: object = {}) =>
  buildDispute({ openedOn: '2026-04-10', items: [{ invoiceId: 'invoice-1', amountMinor }], ...more });
const step = (kind: 'opened' | 'resolved' | 'reopened', on: '2026-04-10' | '2026-05-20') => ({
  ...{ kind, on, at: `${on}T09:00:00.000Z`, by: { userId: 'user-1', name: 'Carla Collins' } },
  ...{ note: '', processor: null },
});
const rejected = {
  ...{ state: 'resolved', resolution: 'rejected' },
  history: [step('opened', '2026-04-10'), step('resolved', '2026-05-20')],
};

describe('a debt on a plan that the ledger has reduced', () => {
  test('N2: the reduction is taken from the last instalments', () => {
    const progress = judge({ invoices: invoiceOf(70_00) }, '2026-04-01');
    expect(dueOf(progress)).toEqual([50_00, 20_00]);
    expect(progress).toMatchObject({ status: 'active', dueMinor: 70_00, reducedMinor: 30_00 });
    expect(progress.items).toEqual([{ invoiceId: 'invoice-1', amountMinor: 70_00, metMinor: 0 }]);
    expect(
      judge({ invoices: invoiceOf(70_00), payments: [pay('2026-04-20', 70_00)] }, '2026-07-01'),
    ).toMatchObject({
      ...{ status: 'completed', misses: 0, completedOn: '2026-04-20' },
    });
  });

  test('N3: a plan of which nothing is owed any more is not missed', () => {
    expect(judge({ invoices: invoiceOf(0) }, '2026-07-01')).toMatchObject({
      ...{ status: 'completed', defaultedOn: null, dueMinor: 0, reducedMinor: 100_00 },
    });
  });

  test('I3, N2: what was approved to be taken off, or is credited and not applied yet, is not due either', () => {
    const adjusted = new Map([['invoice-1', 30_00]]);
    expect(dueOf(judge({ adjusted }, '2026-04-01'))).toEqual([50_00, 20_00]);
    expect(judge({ adjusted: new Map([['invoice-1', 100_00]]) }, '2026-07-01').status).toBe('completed');
  });

  test('N3: what is left is missed as before', () => {
    expect(judge({ invoices: invoiceOf(30_00) }, '2026-07-01')).toMatchObject({
      ...{ status: 'defaulted', defaultedOn: '2026-05-05' },
    });
  });

  test('N2: cash of before the plan is not taken for a reduction, and reversed cash for nothing', () => {
    const cashBefore = [{ paymentId: '2026-03-01', invoiceId: 'invoice-1', amountMinor: 40_00 }];
    const version = buildPlanVersion();
    const inForce = version.inForce === null ? null : { ...version.inForce, cashBefore };
    const plans = [buildPlan({ versions: [{ ...version, inForce }] })];
    const before = pay('2026-03-01', 40_00);
    expect(judge({ plans, payments: [before], invoices: invoiceOf(140_00) }, '2026-04-01').reducedMinor).toBe(
      0,
    );
    expect(judge({ plans, payments: [before], invoices: invoiceOf(100_00) }, '2026-04-01').reducedMinor).toBe(
      40_00,
    );
    const reversed = [{ ...before, reversed: true }];
    expect(judge({ plans, payments: reversed, invoices: invoiceOf(100_00) }, '2026-04-01').reducedMinor).toBe(
      0,
    );
  });

  test('M1: an invoice of another currency, or none, reduces nothing', () => {
    const dollars = [buildInvoice({ amountMinor: 1, currency: 'USD' })];
    expect(judge({ invoices: dollars }, '2026-04-01').reducedMinor).toBe(0);
    expect(judge({ invoices: [] }, '2026-04-01').reducedMinor).toBe(0);
  });
});

describe('a debt on a plan that is disputed', () => {
  test('N3, D3: nothing of a plan is missed while all of it is disputed, nor is it complete', () => {
    expect(judge({ disputes: [disputeOf(100_00)] }, '2026-07-01')).toMatchObject({
      ...{ status: 'active', misses: 0, dueMinor: 100_00, suspendedMinor: 100_00 },
    });
  });

  test('N3, D3: a disputed part suspends the last instalments; the others are due', () => {
    const disputes = [disputeOf(50_00)];
    expect(dueOf(judge({ disputes }, '2026-04-20'))).toEqual([50_00, 0]);
    expect(judge({ disputes }, '2026-05-06')).toMatchObject({ status: 'defaulted' });
    expect(judge({ disputes, payments: [pay('2026-04-30', 50_00)] }, '2026-07-01')).toMatchObject({
      ...{ status: 'active', misses: 0, metMinor: 50_00, suspendedMinor: 50_00 },
    });
  });

  test('D3: the part of the invoice that is on no plan is disputed first', () => {
    const invoices = invoiceOf(150_00);
    expect(judge({ invoices, disputes: [disputeOf(50_00)] }, '2026-04-20').suspendedMinor).toBe(0);
    expect(judge({ invoices, disputes: [disputeOf(80_00)] }, '2026-04-20').suspendedMinor).toBe(30_00);
  });

  test('N3: an instalment that was missed before it was disputed stays missed', () => {
    const late = disputeOf(100_00, { openedOn: '2026-05-06' });
    expect(judge({ disputes: [late] }, '2026-07-01')).toMatchObject({
      ...{ status: 'defaulted', defaultedOn: '2026-05-05' },
    });
  });

  test('N3, D3: when a dispute was rejected, the days of grace of what it had suspended begin', () => {
    const disputes = [disputeOf(100_00, rejected)];
    expect(judge({ disputes }, '2026-05-25')).toMatchObject({
      status: 'active',
      suspendedMinor: 0,
      misses: 0,
    });
    expect(judge({ disputes }, '2026-05-26')).toMatchObject({
      status: 'defaulted',
      defaultedOn: '2026-05-25',
    });
    const part = [disputeOf(50_00, rejected)];
    expect(judge({ disputes: part }, '2026-05-06')).toMatchObject({ defaultedOn: '2026-05-05' });
  });

  test('N3, D4: an accepted part stays suspended until the ledger has credited it', () => {
    const accepted = disputeOf(50_00, {
      ...{ ...rejected, resolution: 'accepted' },
      acceptedItems: [{ invoiceId: 'invoice-1', amountMinor: 50_00 }],
    });
    const payments = [pay('2026-04-30', 50_00)];
    expect(judge({ disputes: [accepted], payments }, '2026-07-01')).toMatchObject({ status: 'active' });
    expect(judge({ invoices: invoiceOf(50_00), payments }, '2026-07-01')).toMatchObject({
      status: 'completed',
    });
  });

  test('D3: what was paid of a disputed amount meets its instalment all the same', () => {
    const progress = judge(
      { disputes: [disputeOf(100_00)], payments: [pay('2026-04-20', 60_00)] },
      '2026-05-01',
    );
    expect(progress).toMatchObject({ metMinor: 60_00, suspendedMinor: 40_00, status: 'active' });
  });

  test('M1: a dispute in another currency suspends nothing', () => {
    expect(judge({ disputes: [disputeOf(100_00, { currency: 'USD' })] }, '2026-07-01').status).toBe(
      'defaulted',
    );
  });
});
