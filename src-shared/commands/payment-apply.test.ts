import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { ledgerPosition } from '../domain/account/ledger-position.ts';
import { unappliedMinor } from '../domain/invoice/open-amount.ts';
import { maxApplications, paymentSchema } from '../domain/payment/payment.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const paymentId = 'payment-1';
const on = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const signed = {
  on: '2026-03-31',
  at: '2026-03-31T09:00:00.000Z',
  by: { userId: 'user-1', name: 'Carla Collins' },
};
const invoices = [
  buildInvoice(),
  buildInvoice({ id: 'invoice-2', amountMinor: 80_00 }),
  buildInvoice({ id: 'dollars', currency: 'USD' }),
  buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -30_00 }),
];
const withPayment = (more: Parameters<typeof buildPayment>[0] = {}, parts: Partial<AccountAggregate> = {}) =>
  buildAggregate({ invoices, payments: [buildPayment(more)], ...parts });
const apply = (aggregate: AccountAggregate, ...items: object[]) =>
  run('payment.apply', aggregate, { paymentId, items });
const unApply = (aggregate: AccountAggregate, ...items: object[]) =>
  run('payment.un-apply', aggregate, { paymentId, items, reason: 'Wrong invoice' });

function openOf(aggregate: AccountAggregate): readonly number[] {
  const { today, settings } = buildContext();
  return ledgerPosition(aggregate, today, settings.policy).positions.map(({ openMinor }) => openMinor);
}

describe('applying', () => {
  test('R3: unapplied cash goes to invoices, signed, and what is left stays on account', () => {
    const start = withPayment();
    const after = applied(start, apply(start, on(60_00), on(15_00, 'invoice-2')));
    const payment = paymentSchema.parse(after.payments[0]);
    expect(payment.applied).toEqual([
      { ...signed, ...on(60_00) },
      { ...signed, ...on(15_00, 'invoice-2') },
    ]);
    expect(unappliedMinor(payment)).toBe(25_00);
    expect(openOf(after)).toEqual([40_00, 65_00, 100_00, -30_00]);
  });

  test('R3: a credit note is netted with the invoice that it pays', () => {
    const start = withPayment();
    const after = applied(start, apply(start, on(100_00), on(30_00, 'invoice-2'), on(-30_00, 'credit')));
    expect(openOf(after)).toEqual([0, 50_00, 100_00, 0]);
    expect(unappliedMinor(paymentSchema.parse(after.payments[0]))).toBe(0);
  });

  test('I1, R3: what an over-paid invoice holds too much pays another one, and only so much of it', () => {
    const overPaid = buildPayment({ id: 'ledger', amountMinor: 130_00, allocations: [on(130_00)] });
    const start = withPayment({}, { payments: [buildPayment(), overPaid] });
    expect(openOf(start)[0]).toBe(-30_00);
    const after = applied(start, apply(start, on(80_00, 'invoice-2'), on(-30_00)));
    expect(openOf(after)).toEqual([0, 0, 100_00, -30_00]);
    expect(unappliedMinor(paymentSchema.parse(after.payments[0]))).toBe(50_00);
    expect(codesOf(apply(start, on(80_00, 'invoice-2'), on(-30_01)))).toEqual(['APPLIED_EXCEEDS_OPEN']);
    expect(codesOf(apply(start, on(1)))).toEqual(['APPLIED_EXCEEDS_OPEN']);
    const back = applied(after, unApply(after, on(80_00, 'invoice-2'), on(-30_00)));
    expect(openOf(back)).toEqual(openOf(start));
  });

  test('I1, R3: the payment itself that paid too much is enough to move it', () => {
    const start = withPayment({ amountMinor: 130_00, allocations: [on(130_00)] });
    const after = applied(start, apply(start, on(-30_00), on(30_00, 'invoice-2')));
    expect(openOf(after)).toEqual([0, 50_00, 100_00, -30_00]);
  });

  test('D3: cash may go to a disputed amount', () => {
    const start = withPayment({}, { disputes: [buildDispute()] });
    expect(codesOf(apply(start, on(100_00)))).toEqual([]);
  });

  test('R3: a post-dated payment of somebody else counts as it does in the open amount', () => {
    const cheque = buildPayment({ id: 'cheque', receivedOn: '2026-06-01', allocations: [on(70_00)] });
    const start = withPayment({}, { payments: [buildPayment(), cheque] });
    expect(openOf(start)[0]).toBe(30_00);
    expect(codesOf(apply(start, on(30_01)))).toEqual(['APPLIED_EXCEEDS_OPEN']);
    expect(codesOf(apply(start, on(30_00)))).toEqual([]);
    const bounced = { ...start, payments: [buildPayment(), { ...cheque, reversed: true }] };
    expect(codesOf(apply(bounced, on(30_01)))).toEqual([]);
  });

  test.each([
    ['more than is left of the payment', {}, [on(100_00), on(1, 'invoice-2')], ['AMOUNT_EXCEEDS_UNAPPLIED']],
    ['more than is open', { amountMinor: 900_00 }, [on(100_01)], ['APPLIED_EXCEEDS_OPEN']],
    ['another currency', {}, [on(1_00, 'dollars')], ['CURRENCY_MISMATCH']],
    ['cash to a credit note', {}, [on(1_00, 'credit')], ['INVOICE_IS_CREDIT']],
    ['an invoice as a credit', {}, [on(50_00, 'invoice-2'), on(-1_00)], ['INVOICE_IS_NO_CREDIT']],
    ['more than a credit note has', {}, [on(50_00), on(-30_01, 'credit')], ['APPLIED_EXCEEDS_OPEN']],
    ['a credit note alone', {}, [on(-1_00, 'credit')], ['CREDITS_EXCEED_CASH']],
    ['a reversed payment', { reversed: true }, [on(1_00)], ['PAYMENT_REVERSED']],
    ['another payment', { id: 'payment-2' }, [on(1_00)], ['PAYMENT_NOT_FOUND']],
    [
      'a payment that the ledger over-applied',
      { allocations: [on(100_01)] },
      [on(1, 'invoice-2')],
      ['AMOUNT_EXCEEDS_UNAPPLIED'],
    ],
    [
      'everything that is wrong, at once',
      {},
      [on(90_00), on(90_00, 'invoice-2'), on(1, 'gone'), on(1, 'dollars'), on(5, 'invoice-2')],
      [
        'ALLOCATION_REPEATED',
        'APPLIED_EXCEEDS_OPEN',
        'INVOICE_NOT_FOUND',
        'CURRENCY_MISMATCH',
        'AMOUNT_EXCEEDS_UNAPPLIED',
      ],
    ],
    [
      'more entries than a payment can hold',
      { applied: Array.from({ length: maxApplications }, () => ({ ...signed, ...on(1) })) },
      [on(1, 'invoice-2')],
      ['TOO_MANY_ENTRIES'],
    ],
  ])('R3: refuses %s', (_title, more, items, codes) => {
    expect(codesOf(apply(withPayment(more), ...items))).toEqual(codes);
  });

  test('R3: a refusal says what was wanted and what there is', () => {
    expect(apply(withPayment({ amountMinor: 900_00 }), on(100_01))).toMatchObject({
      failures: [
        { params: { invoice: 'R-invoice-1', currency: 'EUR', amountMinor: 100_01, availableMinor: 100_00 } },
      ],
    });
  });

  test.each([
    [[]],
    [[on(0)]],
    [[on(-0)]],
    [[on(Number.NaN)]],
    [[on(Number.POSITIVE_INFINITY)]],
    [[on(0.1 + 0.2)]],
  ])('M1: refuses %j as input', (items) => {
    for (const name of ['payment.apply', 'payment.un-apply'] as const) {
      const input = { paymentId, items, reason: 'x' };
      expect(codesOf(run(name, withPayment(), input))).toEqual(['COMMAND_INVALID']);
    }
  });

  test('a field agent leaves the applying to others', () => {
    const context = buildContext({ actor: { ...buildContext().actor, role: 'field-agent' } });
    const input = { paymentId, items: [on(1)], reason: 'x' };
    for (const name of ['payment.apply', 'payment.un-apply'] as const) {
      expect(codesOf(run(name, withPayment(), input, context))).toEqual(['FORBIDDEN']);
    }
  });
});

describe('taking back', () => {
  const entries = [on(40_00), on(20_00, 'invoice-2'), on(30_00)].map((one) => ({ ...signed, ...one }));

  test('R3: the latest entries go first, the last of them in part', () => {
    const start = withPayment({ applied: entries });
    const after = applied(start, unApply(start, on(35_00)));
    expect(after.payments[0]?.applied).toEqual([{ ...signed, ...on(35_00) }, entries[1]]);
    expect(openOf(after)[0]).toBe(65_00);
  });

  test('R3: who applied it, who took it back, when, why and how much of it stays readable', () => {
    const start = withPayment({ applied: entries });
    const input = { paymentId, items: [on(35_00)], reason: 'Wrong invoice' };
    const context = buildContext({ actor: buildActor({ userId: 'boss', name: 'Max' }), today: '2026-04-02' });
    const once = applied(start, run('payment.un-apply', start, input, context));
    const back = {
      on: '2026-04-02',
      at: '2026-04-02T09:00:00.000Z',
      by: { userId: 'boss', name: 'Max' },
      reason: 'Wrong invoice',
    };
    expect(paymentSchema.parse(once.payments[0]).takenBack).toEqual([
      { ...signed, ...on(5_00), back },
      { ...signed, ...on(30_00), back },
    ]);
    const twice = applied(once, unApply(once, on(20_00, 'invoice-2')));
    expect(paymentSchema.parse(twice.payments[0]).takenBack).toEqual([
      { ...signed, ...on(5_00), back },
      { ...signed, ...on(30_00), back },
      { ...signed, ...on(20_00, 'invoice-2'), back: { ...signed, reason: 'Wrong invoice' } },
    ]);
  });

  test('R3: what was taken back counts for nothing and can be applied again', () => {
    const start = withPayment();
    const taken = applied(start, apply(start, on(60_00)));
    const free = applied(taken, unApply(taken, on(60_00)));
    expect(openOf(free)).toEqual(openOf(start));
    expect(unappliedMinor(paymentSchema.parse(free.payments[0]))).toBe(100_00);
    expect(codesOf(apply(free, on(100_00)))).toEqual([]);
  });

  test('R3: a reason is needed, and no more is taken back than a payment can remember', () => {
    const start = withPayment({ applied: entries });
    const input = { paymentId, items: [on(1)], reason: '' };
    expect(codesOf(run('payment.un-apply', start, input))).toEqual(['COMMAND_INVALID']);
    const back = { ...signed, reason: 'x' };
    const takenBack = Array.from({ length: maxApplications - 1 }, () => ({ ...signed, ...on(1), back }));
    const full = withPayment({ applied: entries, takenBack });
    expect(codesOf(unApply(full, on(30_00)))).toEqual([]);
    expect(codesOf(unApply(full, on(35_00)))).toEqual(['TOO_MANY_ENTRIES']);
  });

  test('R1: what a receipt was given for can be moved to another invoice', () => {
    const start = withPayment({ id: paymentId, receiptId: 'A7-1', applied: [{ ...signed, ...on(100_00) }] });
    const free = applied(start, unApply(start, on(100_00)));
    const moved = applied(free, apply(free, on(80_00, 'invoice-2')));
    expect(openOf(moved)).toEqual([100_00, 0, 100_00, -30_00]);
  });

  test.each([
    ['what the ledger applied', { allocations: [on(50_00)] }, [on(50_00)], ['ALLOCATION_OF_LEDGER']],
    [
      'what the ledger applied beside what people did',
      { allocations: [on(50_00)], applied: [{ ...signed, ...on(10_00) }] },
      [on(10_01)],
      ['AMOUNT_EXCEEDS_APPLIED'],
    ],
    ['more than was applied', { applied: entries }, [on(70_01)], ['AMOUNT_EXCEEDS_APPLIED']],
    ['what nobody applied', {}, [on(1), on(1, 'gone')], ['AMOUNT_EXCEEDS_APPLIED', 'INVOICE_NOT_FOUND']],
    ['an invoice twice', { applied: entries }, [on(1), on(1)], ['ALLOCATION_REPEATED']],
    ['a reversed payment', { applied: entries, reversed: true }, [on(1)], ['PAYMENT_REVERSED']],
    [
      'a credit that is netted with what stays',
      {
        applied: [on(100_00), on(30_00, 'invoice-2'), on(-30_00, 'credit')].map((one) => ({
          ...signed,
          ...one,
        })),
      },
      [on(-30_00, 'credit')],
      ['AMOUNT_EXCEEDS_UNAPPLIED'],
    ],
    [
      'what a credit that stays is netted with',
      { applied: [on(30_00), on(-30_00, 'credit')].map((one) => ({ ...signed, ...one })) },
      [on(1)],
      ['CREDITS_EXCEED_CASH'],
    ],
  ])('R3: refuses %s', (_title, more, items, codes) => {
    expect(codesOf(unApply(withPayment(more), ...items))).toEqual(codes);
  });

  test('R3: an invoice that the ledger took away can still be taken back from', () => {
    const start = withPayment({ applied: [{ ...signed, ...on(10_00, 'gone') }] });
    expect(applied(start, unApply(start, on(10_00, 'gone'))).payments[0]?.applied).toEqual([]);
  });
});
