import type { BusinessDate } from '../calendar/business-date.ts';
import type { Dispute } from '../dispute/dispute.ts';
import { addMinor } from '../money/amount.ts';
import { creditsToApply } from '../request/credits-to-apply.ts';
import { isApprovedReduction, isReduction } from '../request/reduction.ts';
import type { LedgerRequest } from '../request/request.ts';
import type { InvoiceHistory } from './ledger-history.ts';

type Adjusted = { readonly invoiceId: string; readonly currency: string; readonly amountMinor: number };

/**
 * I3: what was approved to be taken off invoices on a date and not booked yet, and what was credited and not applied, in
 * minor units. When a request without a document was settled nobody knows: it counts as settled all along.
 * @param disputes in their states of the date
 */
export function adjustedAsOf(
  requests: readonly LedgerRequest[],
  disputes: readonly Dispute[],
  histories: readonly InvoiceHistory[],
  asOf: BusinessDate,
): readonly Adjusted[] {
  const known = requests.filter((one) => isReduction(one) && one.asked.on <= asOf);
  if (known.length === 0) return [];
  const byId = new Map<string, InvoiceHistory>(histories.map((one) => [one.invoice.id, one]));
  const closed = new Set<string | null>(
    disputes.filter(({ state }) => state === 'closed').map((one) => one.creditRequestId),
  );
  const then = known.flatMap((request): LedgerRequest[] => {
    if (request.decided !== null && request.decided.on > asOf) return [];
    const isBooked =
      request.disputeId === null
        ? request.settledBy === null || byId.has(request.settledBy)
        : closed.has(request.id);
    return [request.state === 'settled' && !isBooked ? { ...request, state: 'approved' } : request];
  });
  const approved = then
    .filter(isApprovedReduction)
    .flatMap(({ currency, items }) => items.map((item) => ({ ...item, currency })));
  const credits = creditsToApply({ requests: then, disputes }, (invoiceId, currency) => {
    const found = byId.get(invoiceId);
    return found?.invoice.currency === currency ? found.openMinor : undefined;
  });
  const credited = [...credits].flatMap(([invoiceId, amountMinor]) => {
    const currency = byId.get(invoiceId)?.invoice.currency;
    return currency === undefined ? [] : [{ invoiceId, currency, amountMinor }];
  });
  return [...approved, ...credited];
}

/** As {@link adjustedAsOf}, by the invoice. M1: what is in another currency than its invoice takes nothing off it. */
export function adjustedByInvoiceAsOf(
  requests: readonly LedgerRequest[],
  disputes: readonly Dispute[],
  histories: readonly InvoiceHistory[],
  asOf: BusinessDate,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const adjusted = adjustedAsOf(requests, disputes, histories, asOf);
  if (adjusted.length === 0) return sums;
  const currencies = new Map<string, string>(histories.map(({ invoice }) => [invoice.id, invoice.currency]));
  for (const { invoiceId, currency, amountMinor } of adjusted) {
    if (currencies.get(invoiceId) !== currency) continue;
    sums.set(invoiceId, addMinor(sums.get(invoiceId) ?? 0, amountMinor));
  }
  return sums;
}
