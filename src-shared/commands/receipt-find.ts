import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { fail, type Result, succeed } from '../domain/failure.ts';
import type { Receipt } from '../domain/receipt/receipt.ts';

/** The receipt of this number while it stands: RECEIPT_NOT_FOUND or RECEIPT_VOIDED with its number. */
export function findReceipt({ receipts }: AccountAggregate, receiptId: string): Result<Receipt> {
  return standingReceipt(
    receipts.find((one) => one.id === receiptId),
    receiptId,
  );
}

/** As {@link findReceipt}, for whoever has looked it up. */
export function standingReceipt(receipt: Receipt | undefined, receiptId: string): Result<Receipt> {
  if (receipt === undefined) return fail('RECEIPT_NOT_FOUND', { receipt: receiptId });
  return receipt.voided === null ? succeed(receipt) : fail('RECEIPT_VOIDED', { receipt: receiptId });
}
