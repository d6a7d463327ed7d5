import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import type { DisputeAcknowledgementContent, NamedInvoice } from '../../engine/ports/documents-port.ts';

/** An invoice with what of it is disputed and what of that is accepted, in minor units. */
export type DisputedLine = {
  /** Null where the ledger has it no more. */
  readonly invoice: NamedInvoice | null;
  readonly disputedMinor: number;
  readonly acceptedMinor: number;
  readonly restMinor: number;
};

/** D1, D4: Σ accepted + Σ rest = Σ disputed. Minor units. */
export type AcknowledgementSums = {
  readonly lines: readonly DisputedLine[];
  readonly disputedMinor: number;
  readonly acceptedMinor: number;
  readonly restMinor: number;
  /** D4: nothing is accepted or rejected before. */
  readonly isDecided: boolean;
};

/** The sums of an acknowledgement. Throws where more is accepted than is disputed: a bug, and no paper to send. */
export function acknowledgementSums(content: DisputeAcknowledgementContent): AcknowledgementSums {
  const { items, acceptedItems } = content.dispute;
  const byId = new Map(content.invoices.map((invoice) => [invoice.id, invoice]));
  const acceptedById = new Map(acceptedItems.map((item) => [item.invoiceId, item.amountMinor]));
  const lines = items.map(({ invoiceId, amountMinor: disputedMinor }): DisputedLine => {
    const acceptedMinor = acceptedById.get(invoiceId) ?? 0;
    const restMinor = disputedMinor - acceptedMinor;
    if (restMinor < 0) throw new Error('more of an invoice is accepted than is disputed');
    return { invoice: byId.get(invoiceId) ?? null, disputedMinor, acceptedMinor, restMinor };
  });
  const acceptedMinor = sumMinor(lines.map((line) => line.acceptedMinor));
  if (acceptedMinor !== sumMinor(acceptedItems.map((item) => item.amountMinor)))
    throw new Error('something is accepted that is not disputed');
  const { is } = content.standing;
  return {
    lines,
    disputedMinor: sumMinor(lines.map((line) => line.disputedMinor)),
    acceptedMinor,
    restMinor: sumMinor(lines.map((line) => line.restMinor)),
    isDecided: is === 'accepted' || is === 'partly-accepted' || is === 'rejected',
  };
}
