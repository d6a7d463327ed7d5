import { z } from 'zod';
import type { Change } from '../domain/account/account-aggregate.ts';
import { allDiffer } from '../domain/all-differ.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { depositIdSchema } from '../domain/ids.ts';
import { isHandedIn } from '../domain/receipt/cash-position.ts';
import type { Receipt } from '../domain/receipt/receipt.ts';
import { receiptNumberSchema } from '../domain/receipt/receipt-number.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';
import { standingReceipt } from './receipt-find.ts';

const inputSchema = z.object({
  depositId: depositIdSchema,
  /** Of the paying-in slip, or who took it in. */
  reference: freeText(200),
  receiptIds: z
    .array(receiptNumberSchema)
    .min(1)
    .max(1000)
    .refine((ids) => allDiffer(ids), { error: 'a receipt was named twice' }),
});

/**
 * R4: says that the cash and the cheques of these receipts were handed in. A deposit over several accounts is one
 * command for each of them, with the same id.
 * @example 'receipt.deposit' {depositId, reference: 'Slip 4711', receiptIds: ['A7KX2M-17', 'A7KX2M-18']}
 */
export const receiptDeposit = defineCommand({
  name: 'receipt.deposit',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { depositId, reference, receiptIds }, context) {
    const byId = new Map(aggregate.receipts.map((receipt) => [receipt.id, receipt]));
    const refusal = refusedFor(receiptIds.map((receiptId) => checkDeposit(byId.get(receiptId), receiptId)));
    if (refusal !== undefined) return refusal;
    const wanted = new Set(receiptIds);
    const deposited: Receipt['deposited'] = { ...signed(context), depositId, reference };
    const changes = aggregate.receipts
      .filter((receipt) => wanted.has(receipt.id))
      .map((receipt): Change => ({ collection: 'receipts', document: { ...receipt, seq: 0, deposited } }));
    return changed(...changes);
  },
});

function checkDeposit(receipt: Receipt | undefined, receiptId: string): Failure | undefined {
  const found = standingReceipt(receipt, receiptId);
  if (!found.ok) return found.failure;
  if (found.value.deposited !== null) return failure('DEPOSITED_ALREADY', { receipt: receiptId });
  return isHandedIn(found.value) ? undefined : failure('RECEIPT_NOT_DEPOSITABLE', { receipt: receiptId });
}
