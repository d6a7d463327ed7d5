import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { businessDate } from '../domain/calendar/business-date.ts';
import { unappliedMinor } from '../domain/invoice/open-amount.ts';
import { maxAmountMinor } from '../domain/money/amount.ts';
import { currencySchema } from '../domain/money/currency.ts';
import { type Payment, paymentSchema } from '../domain/payment/payment.ts';
import { receiptSchema } from '../domain/receipt/receipt.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const receiptId = 'A7-17';
const on = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const taken = (more: object = {}) => ({
  receiptId,
  currency: 'EUR',
  amountMinor: 100_00,
  method: 'cash',
  items: [on(100_00)],
  payerName: 'Ida Brandt',
  reference: '',
  chequeDate: null,
  denominations: [],
  visitId: null,
  ...more,
});

/** The receipt and its payment as the command writes them; both must be documents. */
function issue(aggregate: AccountAggregate, more: object = {}, context = buildContext()) {
  const after = applied(aggregate, run('receipt.issue', aggregate, taken(more), context));
  const receipt = receiptSchema.parse(after.receipts.at(-1));
  const payment = paymentSchema.parse(after.payments.at(-1));
  return { after, receipt, payment };
}

const paidUp = buildPayment({ allocations: [on(100_00)] });

describe('what is written', () => {
  test('R1: what the payer signed with; nothing where nobody signed', () => {
    const signature = { sha256: 'a'.repeat(64), name: 'Ida.png', mediaType: 'image/png', sizeBytes: 900 };
    expect(issue(buildAggregate(), { signature }).receipt.signature).toEqual(signature);
    expect(issue(buildAggregate()).receipt.signature).toBeNull();
  });

  test('R1, R2: the receipt under its number, and the payment that it is booked as', () => {
    const { after, receipt, payment } = issue(buildAggregate(), {
      amountMinor: 120_00,
      denominations: [
        { valueMinor: 50_00, count: 2 },
        { valueMinor: 10_00, count: 2 },
      ],
    });
    expect(receipt).toMatchObject({
      id: receiptId,
      deviceId: '0197b3a0-0000-7000-8000-000000000001',
      issued: { on: '2026-03-31', by: { userId: 'user-1' } },
      paymentId: `receipt-${receiptId}`,
      exceptions: [],
      voided: null,
      deposited: null,
    });
    expect(payment).toMatchObject({
      id: `receipt-${receiptId}`,
      amountMinor: 120_00,
      receivedOn: '2026-03-31',
      receiptId,
      allocations: [],
      applied: [{ ...on(100_00), on: '2026-03-31', by: { userId: 'user-1' } }],
    });
    expect(unappliedMinor(payment)).toBe(20_00);
    const { today, settings } = buildContext();
    expect(accountPosition(after, today, settings).invoices[0]).toMatchObject({ openMinor: 0 });
  });

  test('P2: money taken in the field keeps a promise', () => {
    const { after } = issue(buildAggregate({ promises: [buildPromise()] }));
    const { today, settings } = buildContext();
    expect(accountPosition(after, today, settings).promises[0]?.status).toBe('kept');
  });

  test('R1: a post-dated cheque is in hand at once and is money on its date', () => {
    const cheque = { method: 'cheque', reference: '000123', chequeDate: '2026-05-15' };
    const { after, receipt, payment } = issue(buildAggregate({ promises: [buildPromise()] }), cheque);
    expect(receipt.chequeDate).toBe('2026-05-15');
    expect(payment.receivedOn).toBe('2026-05-15');
    const { today, settings } = buildContext();
    const position = accountPosition(after, today, settings);
    expect(position.invoices[0]).toMatchObject({ openMinor: 0, toCollectMinor: 0 });
    expect(position.promises[0]?.status).toBe('open');
  });

  test('R1: a cheque dated before today is money of today', () => {
    const cheque = { method: 'cheque', chequeDate: '2026-03-01' };
    expect(issue(buildAggregate(), cheque).payment.receivedOn).toBe('2026-03-31');
  });

  test.each(['collector', 'field-agent', 'manager', 'administrator'] as const)(
    'R1: a %s may take money',
    (role) => {
      const actor = { ...buildContext().actor, role };
      expect(issue(buildAggregate(), {}, buildContext({ actor })).receipt.issued.by.name).toBe(
        'Carla Collins',
      );
    },
  );
});

describe('what happened to the invoices meanwhile', () => {
  const dollars = buildInvoice({ id: 'dollars', currency: 'USD' });
  const credit = buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -50_00 });

  test.each([
    ['was paid', 'invoice-1', { payments: [paidUp] }, 'paid-meanwhile', 0],
    [
      'was paid in part',
      'invoice-1',
      { payments: [buildPayment({ amountMinor: 30_00, allocations: [on(30_00)] })] },
      'paid-meanwhile',
      70_00,
    ],
    [
      'was over-paid',
      'invoice-1',
      { payments: [buildPayment({ amountMinor: 130_00, allocations: [on(130_00)] })] },
      'paid-meanwhile',
      0,
    ],
    [
      'was paid by money that came after the day of the receipt',
      'invoice-1',
      { payments: [buildPayment({ receivedOn: '2026-04-02', allocations: [on(100_00)] })] },
      'paid-meanwhile',
      0,
    ],
    ['is gone', 'elsewhere', {}, 'invoice-missing', 0],
    ['is in another currency', 'dollars', { invoices: [dollars] }, 'other-currency', 0],
    ['is a credit note', 'credit', { invoices: [credit] }, 'invoice-is-credit', 0],
  ] as const)('R1: an invoice that %s leaves the money unapplied and an exception', (...row) => {
    const [, invoiceId, parts, because, appliedMinor] = row;
    const { receipt, payment } = issue(buildAggregate(parts), { items: [on(100_00, invoiceId)] });
    expect(receipt.exceptions).toEqual([{ invoiceId, because, wantedMinor: 100_00, appliedMinor }]);
    expect(payment.applied.map((one) => one.amountMinor)).toEqual(appliedMinor === 0 ? [] : [appliedMinor]);
    expect(unappliedMinor(payment)).toBe(100_00 - appliedMinor);
  });

  test('R1: each of several invoices gets what it has open', () => {
    const invoices = [buildInvoice(), buildInvoice({ id: 'invoice-2', amountMinor: 20_00 })];
    const items = [on(40_00), on(30_00, 'invoice-2'), on(10_00, 'elsewhere')];
    const { receipt, payment } = issue(buildAggregate({ invoices }), { items });
    expect(payment.applied).toMatchObject([on(40_00), on(20_00, 'invoice-2')]);
    expect(receipt.exceptions).toMatchObject([{ appliedMinor: 20_00 }, { because: 'invoice-missing' }]);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'R2: a number that was used',
      { receipts: [buildReceipt({ id: receiptId })] },
      {},
      ['RECEIPT_NUMBER_USED'],
    ],
    [
      'R2: a number whose payment is booked',
      { payments: [buildPayment({ id: `receipt-${receiptId}` })] },
      {},
      ['RECEIPT_NUMBER_USED'],
    ],
    [
      'R2: a number of another device, with everything else',
      {},
      { receiptId: 'B2-1', items: [on(60_00), on(60_00)] },
      ['RECEIPT_NUMBER_FOREIGN', 'ALLOCATION_REPEATED', 'ALLOCATION_SUM_MISMATCH'],
    ],
    [
      'R2: a number whose code only begins like that of the device',
      {},
      { receiptId: 'A7K-1' },
      ['RECEIPT_NUMBER_FOREIGN'],
    ],
    [
      'R1: a receipt that contradicts itself, with everything at once',
      {},
      { items: [on(60_00), on(60_00)], denominations: [{ valueMinor: 50_00, count: 1 }] },
      ['ALLOCATION_REPEATED', 'ALLOCATION_SUM_MISMATCH', 'DENOMINATIONS_MISMATCH'],
    ],
    [
      'M1: notes that add up to more than a number can hold',
      {},
      {
        denominations: Array.from({ length: 50 }, () => ({ valueMinor: 1_000_000_000_000, count: 100_000 })),
      },
      ['DENOMINATIONS_MISMATCH'],
    ],
  ])('%s', (_title, parts, more, codes) => {
    expect(codesOf(run('receipt.issue', buildAggregate(parts), taken(more)))).toEqual(codes);
  });

  test('M1: what makes the receipts of an account more than can be added exactly, in their currency', () => {
    const held = (fields: Partial<Payment>) => ({
      payments: Array.from({ length: 4_000 }, (_, index) => ({
        ...buildPayment({ id: `held-${index}`, amountMinor: maxAmountMinor, receiptId: `A7-${index + 100}` }),
        ...fields,
      })),
    });
    const codes = (fields: Partial<Payment>) =>
      codesOf(run('receipt.issue', buildAggregate(held(fields)), taken()));
    expect(codes({})).toEqual(['AMOUNT_TOO_LARGE']);
    expect(codes({ reversed: true })).toEqual([]);
    expect(codes({ receiptId: null })).toEqual([]);
    expect(codes({ currency: currencySchema.parse('USD') })).toEqual([]);
  });

  test('R2: every number on a device that was leased none', () => {
    const context = buildContext({ receiptPrefix: null });
    expect(run('receipt.issue', buildAggregate(), taken(), context)).toMatchObject({
      failures: [{ code: 'RECEIPT_NUMBER_FOREIGN', params: { receipt: receiptId } }],
    });
  });

  test.each([
    ['receiptId', { receiptId: '17' }],
    ['amountMinor', { amountMinor: 0 }],
    ['amountMinor', { amountMinor: 0.1 + 0.2 }],
    ['amountMinor', { amountMinor: 2 ** 53 + 1 }],
    ['currency', { currency: 'XXL' }],
    ['chequeDate', { method: 'cheque', chequeDate: '2026-02-30' }],
    ['chequeDate', { chequeDate: '2026-04-30' }],
    ['denominations', { method: 'card', denominations: [{ valueMinor: 100_00, count: 1 }] }],
    ['items', { items: Array.from({ length: 10_000 }, (_, index) => on(1, `i${index}`)) }],
  ])('R1: a malformed %s', (field, more) => {
    expect(run('receipt.issue', buildAggregate(), taken(more))).toMatchObject({
      failures: [{ code: 'COMMAND_INVALID', params: { command: 'receipt.issue', field } }],
    });
  });
});

describe('what the server doubts', () => {
  const today = businessDate('2026-04-15');

  test.each([
    ['device-date-wrong', today, today],
    ['account-moved', null, '2026-03-31'],
  ] as const)('R1: %s is recorded and applied to nothing', (because, bookedOn, receivedOn) => {
    const { receipt, payment } = issue(
      buildAggregate(),
      {},
      { ...buildContext(), doubt: { because, today } },
    );
    expect(receipt).toMatchObject({ issued: { on: '2026-03-31' }, bookedOn });
    expect(receipt.exceptions).toEqual([{ invoiceId: null, because, wantedMinor: 100_00, appliedMinor: 0 }]);
    expect(payment).toMatchObject({ amountMinor: 100_00, receivedOn, allocations: [], applied: [] });
  });
});
