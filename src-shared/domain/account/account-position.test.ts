import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { disputeStates } from '../dispute/dispute.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import type { AccountAggregate } from './account-aggregate.ts';
import { accountFigures } from './account-figures.ts';
import { accountPosition } from './account-position.ts';
import type { InvoicePosition } from './ledger-position.ts';

function onlyInvoice(overrides: Partial<AccountAggregate>): InvoicePosition {
  const [item] = accountPosition(buildAggregate(overrides), builtToday, defaultPolicy).invoices;
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
    const position = accountPosition(aggregate, builtToday, defaultPolicy);
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
    const position = accountPosition(aggregate, builtToday, defaultPolicy);
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
