import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import { disputeStates } from '../dispute/dispute.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import type { AccountAggregate } from './account-aggregate.ts';
import { accountFigures } from './account-figures.ts';
import { accountPosition } from './account-position.ts';
import type { InvoicePosition } from './ledger-position.ts';

function onlyInvoice(overrides: Partial<AccountAggregate>): InvoicePosition {
  const [item] = accountPosition(buildAggregate(overrides), builtToday, defaultSettings).invoices;
  if (item === undefined) throw new Error('the aggregate has no invoice');
  return item;
}

const paid = (id: string, amountMinor: number, more = {}) =>
  buildPayment({ id, amountMinor, allocations: [{ invoiceId: 'invoice-1', amountMinor }], ...more });

describe('open amount', () => {
  test('the open amount is the amount less all that was applied', () => {
    expect(onlyInvoice({ payments: [paid('p1', 30_00), paid('p2', 20_00)] }).openMinor).toBe(50_00);
  });

  test('a reversed payment applies nothing', () => {
    expect(onlyInvoice({ payments: [paid('p1', 30_00, { reversed: true })] }).openMinor).toBe(100_00);
  });

  test('an over-applied invoice is open below zero and is never past due', () => {
    const item = onlyInvoice({ payments: [paid('p1', 130_00)] });
    expect(item).toMatchObject({ openMinor: -30_00, daysPastDue: 0, promisableMinor: 0, toCollectMinor: 0 });
  });

  test('M1: cash of another currency than the invoice applies nothing and stays unapplied in its own currency', () => {
    const aggregate = buildAggregate({ payments: [paid('p1', 100_00, { currency: 'USD' })] });
    const position = accountPosition(aggregate, builtToday, defaultSettings);
    expect(position.invoices[0]?.openMinor).toBe(100_00);
    const figures = accountFigures(position, aggregate.payments, 'EUR', defaultPolicy);
    expect(figures.map((one) => [one.currency, one.balanceMinor, one.creditsMinor])).toEqual([
      ['EUR', 100_00, 0],
      ['USD', -100_00, -100_00],
    ]);
  });

  test('cash applied to an invoice of another account is not unapplied here', () => {
    const payment = buildPayment({ allocations: [{ invoiceId: 'elsewhere', amountMinor: 100_00 }] });
    const aggregate = buildAggregate({ payments: [payment] });
    const position = accountPosition(aggregate, builtToday, defaultSettings);
    const [own] = accountFigures(position, aggregate.payments, 'EUR', defaultPolicy);
    expect(own).toMatchObject({ balanceMinor: 100_00, creditsMinor: 0 });
  });

  test('cash taken off an invoice by a negative allocation opens it again', () => {
    const moved = buildPayment({
      id: 'p2',
      amountMinor: 1,
      allocations: [{ invoiceId: 'invoice-1', amountMinor: -40_00 }],
    });
    expect(onlyInvoice({ payments: [paid('p1', 100_00), moved] }).openMinor).toBe(40_00);
  });
});

describe('disputed, promised, to collect', () => {
  test('I2: a disputed amount stays in the open amount and its bucket and is shown separately', () => {
    const item = onlyInvoice({ disputes: [buildDispute()] });
    expect(item).toMatchObject({ openMinor: 100_00, bucket: 1, disputedMinor: 40_00 });
  });

  test('I2: what is shown as disputed is never more than what is open', () => {
    const item = onlyInvoice({ disputes: [buildDispute()], payments: [paid('p1', 90_00)] });
    expect(item).toMatchObject({
      openMinor: 10_00,
      disputedMinor: 10_00,
      promisableMinor: 0,
      toCollectMinor: 0,
    });
  });

  test.each(disputeStates)('D3: a dispute that is %s counts only while it is active', (state) => {
    const isActive = !['resolved', 'closed', 'cancelled'].includes(state);
    expect(onlyInvoice({ disputes: [buildDispute({ state })] }).disputedMinor).toBe(isActive ? 40_00 : 0);
  });

  test('I3: to collect is overdue less disputed less promised', () => {
    const promise = buildPromise({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 25_00 }] });
    expect(onlyInvoice({ disputes: [buildDispute()], promises: [promise] })).toMatchObject({
      disputedMinor: 40_00,
      promisedMinor: 25_00,
      promisableMinor: 35_00,
      toCollectMinor: 35_00,
    });
  });

  const granted = (overrides: Parameters<typeof buildRequest>[0] = {}) =>
    buildRequest({
      state: 'approved',
      items: [{ invoiceId: 'invoice-1', amountMinor: 30_00 }],
      ...overrides,
    });

  test('I3: an approved write-off that the ledger has not booked is shown separately and not to be collected', () => {
    expect(onlyInvoice({ requests: [granted()], disputes: [buildDispute()] })).toMatchObject({
      openMinor: 100_00,
      bucket: 1,
      disputedMinor: 40_00,
      adjustedMinor: 30_00,
      promisableMinor: 30_00,
      toCollectMinor: 30_00,
    });
  });

  test('I3: an approved write-off comes after disputes, before promises and plans, and takes no more than is open', () => {
    const items = [{ invoiceId: 'invoice-1', amountMinor: 90_00 }];
    const more = { disputes: [buildDispute()], promises: [buildPromise()], plans: [buildPlan()] };
    expect(onlyInvoice({ requests: [granted({ items })], ...more })).toMatchObject({
      disputedMinor: 40_00,
      adjustedMinor: 60_00,
      promisedMinor: 0,
      plannedMinor: 0,
      promisableMinor: 0,
      toCollectMinor: 0,
    });
  });

  test.each([
    ['write-off', 'approved', 30_00],
    ['fee-waiver', 'approved', 30_00],
    ['interest-waiver', 'approved', 30_00],
    ['credit-note', 'approved', 30_00],
    ['write-off', 'awaiting-approval', 0],
    ['write-off', 'refused', 0],
    ['write-off', 'withdrawn', 0],
    ['write-off', 'settled', 0],
    ['fee', 'approved', 0],
    ['plan', 'approved', 0],
  ] as const)(
    'I3: a request for a %s that is %s takes %i off what is collected',
    (kind, state, adjustedMinor) => {
      const item = onlyInvoice({ requests: [granted({ kind, state })] });
      expect(item).toMatchObject({ adjustedMinor, toCollectMinor: 100_00 - adjustedMinor });
    },
  );

  test('D4, I3: the credit note of a dispute counts once, as disputed', () => {
    const accepted = [{ invoiceId: 'invoice-1', amountMinor: 30_00 }];
    const dispute = buildDispute({ state: 'resolved', resolution: 'accepted', acceptedItems: accepted });
    const request = granted({ kind: 'credit-note', disputeId: 'dispute-1' });
    expect(onlyInvoice({ requests: [request], disputes: [dispute] })).toMatchObject({
      disputedMinor: 30_00,
      adjustedMinor: 0,
      toCollectMinor: 70_00,
    });
  });

  test('M1: a write-off in another currency than its invoice counts for nothing', () => {
    expect(onlyInvoice({ requests: [granted({ currency: 'USD' })] }).adjustedMinor).toBe(0);
  });

  test('I3: an invoice that is not due is promisable and not to collect', () => {
    const invoices = [buildInvoice({ dueDate: builtToday })];
    expect(onlyInvoice({ invoices })).toMatchObject({
      promisableMinor: 100_00,
      toCollectMinor: 0,
      bucket: 0,
    });
  });

  test('I3: to collect is never below zero where disputes and promises exceed what is open', () => {
    const item = onlyInvoice({
      disputes: [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 80_00 }] })],
      promises: [buildPromise()],
      payments: [paid('p1', 50_00, { receivedOn: '2026-03-01' })],
    });
    expect(item).toMatchObject({
      disputedMinor: 50_00,
      promisedMinor: 0,
      promisableMinor: 0,
      toCollectMinor: 0,
    });
  });

  test('I3: cash that met part of a promise is not taken off a second time', () => {
    const promise = buildPromise({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 60_00 }] });
    const item = onlyInvoice({
      promises: [promise],
      payments: [paid('p1', 30_00, { receivedOn: '2026-04-01' })],
    });
    expect(item).toMatchObject({ openMinor: 70_00, promisedMinor: 30_00, promisableMinor: 40_00 });
  });

  test('I3: a broken, kept or cancelled promise binds nothing', () => {
    const broken = buildPromise({ madeOn: '2026-03-01', promisedDate: '2026-03-10' });
    expect(onlyInvoice({ promises: [broken] }).promisedMinor).toBe(0);
    const by = { userId: 'user-1', name: 'Carla Collins' };
    const cancelled = { on: '2026-03-31', at: '2026-03-31T10:00:00.000Z', by, reason: '' };
    expect(onlyInvoice({ promises: [buildPromise({ cancelled })] }).promisedMinor).toBe(0);
  });
});
