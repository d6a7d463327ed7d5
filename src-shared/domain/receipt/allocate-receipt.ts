import type { InvoicePosition, LedgerPosition } from '../account/ledger-position.ts';
import type { Receipt, ReceiptDoubt, ReceiptException, ReceiptItem } from './receipt.ts';

/** R1: what of a receipt goes to which invoice, and what could not go where the payer wanted it. Minor units. */
export type ReceiptAllocation = {
  readonly applied: readonly ReceiptItem[];
  readonly exceptions: readonly ReceiptException[];
};

type Taken = Pick<Receipt, 'items' | 'currency'>;

/**
 * R1, R3: applies the money as far as each invoice has something open. What the ledger, or somebody else, has done to
 * an invoice meanwhile refuses nothing: the money stays on account, and the exception says why. M1: an invoice of
 * another currency takes nothing. Every invoice stands in the items once.
 */
export function allocateReceipt(
  { items, currency }: Taken,
  { positions, indexes }: LedgerPosition,
): ReceiptAllocation {
  const applied: ReceiptItem[] = [];
  const exceptions: ReceiptException[] = [];
  for (const { invoiceId, amountMinor: wantedMinor } of items) {
    const found = positions[indexes.get(invoiceId) ?? -1];
    const obstacle = obstacleOf(found, currency);
    const openMinor = obstacle === undefined ? Math.max(0, found?.openMinor ?? 0) : 0;
    const appliedMinor = Math.min(wantedMinor, openMinor);
    if (appliedMinor > 0) applied.push({ invoiceId, amountMinor: appliedMinor });
    if (appliedMinor === wantedMinor) continue;
    exceptions.push({ invoiceId, because: obstacle ?? 'paid-meanwhile', wantedMinor, appliedMinor });
  }
  return { applied, exceptions };
}

/** R1: nothing is applied of a receipt that is in doubt; one exception stands for all of it. */
export function doubtReceipt(amountMinor: number, because: ReceiptDoubt): ReceiptAllocation {
  return {
    applied: [],
    exceptions: [{ invoiceId: null, because, wantedMinor: amountMinor, appliedMinor: 0 }],
  };
}

function obstacleOf(
  found: InvoicePosition | undefined,
  currency: string,
): ReceiptException['because'] | undefined {
  if (found === undefined) return 'invoice-missing';
  if (found.invoice.currency !== currency) return 'other-currency';
  return found.invoice.amountMinor <= 0 ? 'invoice-is-credit' : undefined;
}
