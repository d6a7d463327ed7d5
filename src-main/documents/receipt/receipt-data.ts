import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import type { ReceiptSums } from './receipt-lines.ts';

/** What the receipt says, for the payer's own machines. Amounts as decimal texts in its currency. */
export function receiptData(
  { organisation, account, receipt }: ReceiptContent,
  { lines, unallocatedMinor }: ReceiptSums,
): object {
  const { currency } = receipt;
  const amount = (minor: number) => toDecimalText(minor, currency);
  return {
    document: 'receipt',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    number: receipt.id,
    issuedOn: receipt.issued.on,
    payer: receipt.payerName,
    method: receipt.method,
    reference: receipt.reference,
    currency,
    amount: amount(receipt.amountMinor),
    applied: lines.map(({ invoice, appliedMinor }) => ({
      invoice: invoice?.number ?? null,
      amount: amount(appliedMinor),
    })),
    unallocated: amount(unallocatedMinor),
    voidedOn: receipt.voided?.on ?? null,
  };
}
