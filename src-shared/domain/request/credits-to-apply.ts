import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { InvoicePosition } from '../account/ledger-position.ts';
import { isReduction } from './reduction.ts';
import type { LedgerRequest } from './request.ts';

/** What is open of an item in minor units, below 0 for a credit; undefined where the account has none in this currency. */
export type OpenOf = (invoiceId: string, currency: string) => number | undefined;

/** Reads what is open from positions, by where an item is among them. */
export function openIn(
  positions: readonly Pick<InvoicePosition, 'invoice' | 'openMinor'>[],
  indexes: ReadonlyMap<string, number>,
): OpenOf {
  return (invoiceId, currency) => {
    const found = positions[indexes.get(invoiceId) ?? -1];
    return found?.invoice.currency === currency ? found.openMinor : undefined;
  };
}

/**
 * D4, I3: what of each invoice the ledger has credited with a document that nobody has applied yet, by the invoice's id, in
 * minor units. It is neither dunned nor promised nor collected; never more than the document has left, so that it ends
 * when the credit is applied. A case that was reopened claims its amounts itself.
 */
export function creditsToApply(
  { requests, disputes }: Pick<AccountAggregate, 'requests' | 'disputes'>,
  openOf: OpenOf,
): ReadonlyMap<string, number> {
  const settled = requests.filter(isSettledByDocument);
  if (settled.length === 0) return noCredits;
  const closedBy = new Set<string | null>(disputes.map((dispute) => dispute.creditRequestId));
  const standing = settled.filter((one) => one.disputeId === null || closedBy.has(one.id));
  return unappliedCredits(standing, openOf);
}

const noCredits: ReadonlyMap<string, number> = new Map();

/**
 * D4: as {@link creditsToApply}, whatever became of the cases: what a document has credited and nobody has applied is not
 * credited once more.
 */
export function unappliedCredits(
  requests: readonly LedgerRequest[],
  openOf: OpenOf,
): ReadonlyMap<string, number> {
  const credits = new Map<string, number>();
  const leftOf = new Map<string, number>();
  for (const request of requests) {
    if (isSettledByDocument(request)) addCredits(credits, leftOf, request, openOf);
  }
  return credits;
}

function isSettledByDocument(request: LedgerRequest): boolean {
  return request.state === 'settled' && request.settledBy !== null && isReduction(request);
}

function addCredits(
  credits: Map<string, number>,
  leftOf: Map<string, number>,
  { settledBy, currency, items }: LedgerRequest,
  openOf: OpenOf,
): void {
  if (settledBy === null) return;
  let leftMinor = leftOf.get(settledBy) ?? Math.max(0, -(openOf(settledBy, currency) ?? 0));
  for (const { invoiceId, amountMinor } of items) {
    const knownMinor = credits.get(invoiceId) ?? 0;
    const openMinor = Math.max(0, (openOf(invoiceId, currency) ?? 0) - knownMinor);
    const takenMinor = Math.min(leftMinor, amountMinor, openMinor);
    if (takenMinor > 0) credits.set(invoiceId, knownMinor + takenMinor);
    leftMinor -= takenMinor;
  }
  leftOf.set(settledBy, leftMinor);
}
