import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { NamedInvoice, ReceiptContent } from '../../engine/ports/documents-port.ts';

/** R1: what of a receipt went to an invoice. Minor units. */
export type ReceiptLine = {
  /** Null where the ledger has it no more. */
  readonly invoice: NamedInvoice | null;
  readonly wantedMinor: number;
  readonly appliedMinor: number;
};

/** R3: Σ lines + what is not allocated = the amount of the receipt. Minor units. */
export type ReceiptSums = {
  readonly lines: readonly ReceiptLine[];
  readonly appliedMinor: number;
  readonly unallocatedMinor: number;
  /** R1: nobody knows what the money was for, so nothing was applied. */
  readonly isInDoubt: boolean;
};

/**
 * R1: what the payer wanted it for, and what could be applied of it when it was booked; what somebody applies later is
 * no part of the paper. Throws where the sums do not add up: a bug.
 */
export function receiptSums({ receipt, invoices }: ReceiptContent): ReceiptSums {
  const { items, exceptions, amountMinor } = receipt;
  const isInDoubt = exceptions.some((exception) => exception.invoiceId === null);
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const shortById = new Map(exceptions.map((exception) => [exception.invoiceId, exception]));
  const lines = items.map(({ invoiceId, amountMinor: wantedMinor }): ReceiptLine => {
    const shortMinor = shortById.get(invoiceId)?.appliedMinor;
    const appliedMinor = isInDoubt ? 0 : (shortMinor ?? wantedMinor);
    return { invoice: byId.get(invoiceId) ?? null, wantedMinor, appliedMinor };
  });
  const appliedMinor = sumMinor(lines.map((line) => line.appliedMinor));
  const unallocatedMinor = amountMinor - appliedMinor;
  if (unallocatedMinor < 0) throw new Error('a receipt is applied to more than its amount');
  return { lines, appliedMinor, unallocatedMinor, isInDoubt };
}
