import type { AccountAggregate } from '../account/account-aggregate.ts';
import { disputedItems } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { invoiceIndexes, openMinorAt } from '../invoice/open-amount.ts';
import { paymentsAsOf } from '../key-figures/ledger-history.ts';
import { disputesAsOf } from '../key-figures/open-claims.ts';
import type { DunningNotice } from './notice.ts';

/**
 * D3, G1: an item of a notice with why it asks for no more than it does, on the day when it was proposed. Minor units of
 * the notice's currency: open = disputed + otherwise + asked for.
 */
export type NoticeLine = {
  /** Null where the ledger has it no more. */
  readonly invoice: Invoice | null;
  readonly daysPastDue: number;
  readonly openMinor: number;
  readonly disputedMinor: number;
  /** Promised, on a plan, or about to be credited. */
  readonly otherwiseMinor: number;
  readonly amountMinor: number;
};

type Ledger = Pick<AccountAggregate, 'invoices' | 'payments' | 'disputes'>;

/**
 * D3, G1: the items of a notice. What it asks for and how late it is the notice itself fixes; what was open and in
 * dispute is told as of the day of the notice, so that its letter stays the same whatever is paid later. At least what
 * the notice asks for was open then, whatever came in on the rest of that day.
 */
export function noticeLines(notice: DunningNotice, { invoices, payments, disputes }: Ledger): NoticeLine[] {
  const { on } = notice.proposed;
  const indexes = invoiceIndexes(invoices);
  const openMinor = openMinorAt(invoices, paymentsAsOf(payments, on), indexes);
  const disputed = disputedOn(disputes, notice);
  return notice.items.map(({ invoiceId, amountMinor, daysPastDue }) => {
    const index = indexes.get(invoiceId) ?? -1;
    const invoice = invoices[index] ?? null;
    // M1: what the ledger has in another currency since then says nothing of what was open in this one.
    const isSameCurrency = invoice?.currency === notice.currency;
    const open = Math.max(isSameCurrency ? (openMinor[index] ?? 0) : 0, amountMinor);
    const disputedMinor = Math.min(open - amountMinor, disputed.get(invoiceId) ?? 0);
    const otherwiseMinor = open - amountMinor - disputedMinor;
    return { invoice, daysPastDue, openMinor: open, disputedMinor, otherwiseMinor, amountMinor };
  });
}

/** M1: a dispute in another currency counts for nothing here. */
function disputedOn(
  disputes: Ledger['disputes'],
  { currency, proposed }: DunningNotice,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const dispute of disputesAsOf(disputes, proposed.on)) {
    if (dispute.currency !== currency) continue;
    for (const { invoiceId, amountMinor } of disputedItems(dispute))
      sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  }
  return sums;
}
