import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildReceipt } from '../../test/fixtures/builders/build-receipt.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { receiptSchema } from '../domain/receipt/receipt.ts';
import { receiptReport } from '../domain/receipt/receipt-report.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const receiptId = 'A7-1';
const by = { userId: 'user-1', name: 'Carla Collins' };
const signed = { on: '2026-03-31', at: '2026-03-31T09:00:00.000Z', by };
const deposited = { ...signed, depositId: 'deposit-0', reference: '' };
const voided = { ...signed, reason: 'Wrong customer' };
const booked = buildPayment({
  id: 'receipt-A7-1',
  receiptId,
  applied: [{ ...signed, invoiceId: 'invoice-1', amountMinor: 100_00 }],
});
const withReceipts = (...receipts: Parameters<typeof buildReceipt>[0][]) =>
  buildAggregate({ payments: [booked], receipts: receipts.map((one) => buildReceipt(one)) });
const asRole = (role: 'collector' | 'field-agent' | 'manager' | 'administrator') =>
  buildContext({ actor: buildActor({ role }) });

describe('making a receipt void', () => {
  test('R1, R2: reverses the payment, opens the invoice again and keeps the number used', () => {
    const start = withReceipts({});
    const after = applied(start, run('receipt.void', start, { receiptId, reason: 'Wrong customer' }));
    expect(receiptSchema.parse(after.receipts[0])).toMatchObject({
      voided: { reason: 'Wrong customer', by },
    });
    expect(after.payments).toEqual([{ ...booked, seq: 0, reversed: true, reversedOn: '2026-03-31' }]);
    const { today, settings } = buildContext();
    expect(accountPosition(after, today, settings).invoices[0]).toMatchObject({ openMinor: 100_00 });
    expect(receiptReport(after.receipts)).toMatchObject([{ used: [receiptId], voided: [receiptId] }]);
  });

  test.each([
    ['that does not exist', withReceipts(), 'RECEIPT_NOT_FOUND'],
    ['a second time', withReceipts({ voided }), 'RECEIPT_VOIDED'],
    ['whose money was handed in', withReceipts({ deposited }), 'DEPOSITED_ALREADY'],
  ])('R1: refuses one %s', (_title, aggregate, code) => {
    expect(
      codesOf(run('receipt.void', aggregate, { receiptId, reason: 'x' }, asRole('field-agent'))),
    ).toEqual([code]);
  });

  test.each(['manager', 'administrator'] as const)('R4: a %s may after the money was handed in', (role) => {
    const start = withReceipts({ deposited });
    const after = applied(start, run('receipt.void', start, { receiptId, reason: 'x' }, asRole(role)));
    expect(after.receipts[0]).toMatchObject({ deposited, voided: { reason: 'x' } });
  });

  test('R1: a payment that is reversed already, or not here, changes nothing but the receipt', () => {
    for (const payments of [[], [{ ...booked, reversed: true }]]) {
      const effect = run('receipt.void', { ...withReceipts({}), payments }, { receiptId, reason: 'x' });
      expect(effect).toMatchObject({ ok: true, changes: [{ collection: 'receipts' }] });
    }
  });
});

describe('handing money in', () => {
  const deposit = (...receiptIds: string[]) => ({
    depositId: 'deposit-1',
    reference: 'Slip 4711',
    receiptIds,
  });

  test('R4: marks each of the receipts with the deposit and no other', () => {
    const start = withReceipts({}, { id: 'A7-2', method: 'cheque' }, { id: 'A7-3' });
    const after = applied(start, run('receipt.deposit', start, deposit('A7-2', 'A7-1')));
    const [first, second, third] = after.receipts.map((receipt) => receiptSchema.parse(receipt).deposited);
    expect(first).toEqual({ ...signed, depositId: 'deposit-1', reference: 'Slip 4711' });
    expect(second).toEqual(first);
    expect(third).toBeNull();
  });

  test('R4: what cannot be handed in is refused with all of it, and nothing is marked', () => {
    const start = withReceipts(
      {},
      { id: 'A7-2', deposited },
      { id: 'A7-3', voided },
      { id: 'A7-4', method: 'card' },
      { id: 'A7-5', method: 'bank-transfer-notice' },
    );
    const effect = run('receipt.deposit', start, deposit('A7-1', 'A7-2', 'A7-3', 'A7-4', 'A7-5', 'A7-6'));
    expect(codesOf(effect)).toEqual([
      'DEPOSITED_ALREADY',
      'RECEIPT_VOIDED',
      'RECEIPT_NOT_DEPOSITABLE',
      'RECEIPT_NOT_DEPOSITABLE',
      'RECEIPT_NOT_FOUND',
    ]);
    expect(effect).toMatchObject({ failures: [{ params: { receipt: 'A7-2' } }, {}, {}, {}, {}] });
  });

  test.each([
    ['none', []],
    ['a receipt twice', ['A7-1', 'A7-1']],
    ['what is no number', ['receipt']],
  ])('R4: refuses %s', (_title, receiptIds) => {
    expect(codesOf(run('receipt.deposit', withReceipts({}), deposit(...receiptIds)))).toEqual([
      'COMMAND_INVALID',
    ]);
  });
});
