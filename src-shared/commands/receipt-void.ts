import { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import { wordedText } from '../domain/document.ts';
import type { Role } from '../domain/organisation/actor.ts';
import type { Receipt } from '../domain/receipt/receipt.ts';
import { receiptNumberSchema } from '../domain/receipt/receipt-number.ts';
import { type CommandContext, changed, defineCommand, refused, signed } from './command.ts';
import { findReceipt } from './receipt-find.ts';

/** Who may make a receipt void whose money was handed in: the difference is theirs to explain. */
const mayVoidDeposited: readonly Role[] = ['manager', 'administrator'];

/**
 * R1, R2: makes a receipt void and reverses its payment. The receipt stays, its number stays used and is reported.
 * @example 'receipt.void' {receiptId: 'A7KX2M-17', reason: 'Written for the wrong customer'}
 */
export const receiptVoid = defineCommand({
  name: 'receipt.void',
  version: 1,
  input: z.object({ receiptId: receiptNumberSchema, reason: wordedText(500) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { receiptId, reason }, context) {
    const found = findReceipt(aggregate, receiptId);
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const receipt = found.value;
    if (receipt.deposited !== null && !mayVoidDeposited.includes(context.actor.role)) {
      return refused('DEPOSITED_ALREADY', { receipt: receiptId });
    }
    const document = { ...receipt, seq: 0, voided: { ...signed(context), reason } };
    return changed({ collection: 'receipts', document }, ...reversal(aggregate, receipt, context));
  },
});

function reversal(
  { payments }: AccountAggregate,
  { paymentId }: Receipt,
  { today }: CommandContext,
): readonly Change[] {
  const payment = payments.find((one) => one.id === paymentId && !one.reversed);
  if (payment === undefined) return [];
  const document = { ...payment, seq: 0, reversed: true, reversedOn: today };
  return [{ collection: 'payments', document }];
}
