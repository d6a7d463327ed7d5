import type { CurrencyOf } from '../invoice/open-amount.ts';
import { addMinor } from '../money/amount.ts';
import { isOfDispute } from './ask.ts';
import type { LedgerRequest, RequestKind } from './request.ts';

/** Requests that take something off an invoice when the ledger books them. */
const reducing: readonly RequestKind[] = ['credit-note', 'write-off', 'fee-waiver', 'interest-waiver'];

/** True for a request that takes something off invoices when the ledger books it. */
export function isReduction({ kind }: Pick<LedgerRequest, 'kind'>): boolean {
  return reducing.includes(kind);
}

const charging: readonly RequestKind[] = ['fee', 'interest', 'compensation'];

/** True for a request that charges the customer something when the ledger books it. */
export function isCharge({ kind }: Pick<LedgerRequest, 'kind'>): boolean {
  return charging.includes(kind);
}

/**
 * True for a write-off, a waiver or a credit note that was approved and that the ledger has not booked: it is owed and
 * will not be. The credit note of a dispute goes with its case (D4).
 */
export function isApprovedReduction(request: LedgerRequest): boolean {
  return request.state === 'approved' && isReduction(request) && !isOfDispute(request);
}

/**
 * I3: what approved reductions take off each invoice, in minor units. M1: one in another currency than its invoice
 * (which the ledger has changed since) takes nothing.
 */
export function adjustedByInvoice(
  requests: readonly LedgerRequest[],
  currencies: CurrencyOf,
): ReadonlyMap<string, number> {
  const adjusted = new Map<string, number>();
  for (const request of requests) {
    if (!isApprovedReduction(request)) continue;
    for (const { invoiceId, amountMinor } of request.items) {
      if (currencies.get(invoiceId) !== request.currency) continue;
      adjusted.set(invoiceId, addMinor(adjusted.get(invoiceId) ?? 0, amountMinor));
    }
  }
  return adjusted;
}

/** What requests name of each invoice together, in minor units. */
export function sumsByInvoice(
  requests: readonly Pick<LedgerRequest, 'items'>[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { items } of requests) {
    for (const { invoiceId, amountMinor } of items) {
      sums.set(invoiceId, addMinor(sums.get(invoiceId) ?? 0, amountMinor));
    }
  }
  return sums;
}
