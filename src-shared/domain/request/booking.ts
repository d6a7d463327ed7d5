import { type Failure, failure } from '../failure.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { addMinor } from '../money/amount.ts';
import { isReduction } from './reduction.ts';
import type { LedgerRequest } from './request.ts';

/**
 * D4: why a document of the ledger cannot be what settles a request: BOOKING_MISMATCH for another type, currency or less
 * than was asked for, BOOKING_TOO_OLD for one from before it was asked for, BOOKING_USED where other requests leave too
 * little of it. What one document settles is together never more than its amount.
 */
export function checkBooking(
  request: Pick<LedgerRequest, 'kind' | 'currency' | 'amountMinor' | 'asked'>,
  booked: Invoice,
  requests: readonly LedgerRequest[],
): Failure | undefined {
  const { number: invoice, invoiceDate: date } = booked;
  const { currency, amountMinor } = request;
  const worthMinor = worthOf(request, booked);
  if (booked.currency !== currency || worthMinor < amountMinor)
    return failure('BOOKING_MISMATCH', { invoice });
  if (date < request.asked.on) return failure('BOOKING_TOO_OLD', { invoice, date });
  const availableMinor = Math.max(0, worthMinor - settledMinor(requests, booked.id));
  if (amountMinor <= availableMinor) return undefined;
  return failure('BOOKING_USED', { invoice, currency, amountMinor, availableMinor });
}

/** What a document is worth to a request, in minor units; 0 or less where it is of the other kind. */
export function worthOf(request: Pick<LedgerRequest, 'kind'>, { type, amountMinor }: Invoice): number {
  if (!isReduction(request)) return amountMinor;
  return type === 'credit-note' ? -amountMinor : 0;
}

/** What a document has settled of requests, in minor units. */
export function settledMinor(requests: readonly LedgerRequest[], documentId: string): number {
  const known = sumsOf.get(requests) ?? settledSums(requests);
  sumsOf.set(requests, known);
  return known.get(documentId) ?? 0;
}

// A ledger file may hold thousands of credit notes that may each be of any of many requests, and each pair asks. Lists
// are never changed in place, so what one list gave once holds for it.
const sumsOf = new WeakMap<readonly LedgerRequest[], ReadonlyMap<string, number>>();

function settledSums(requests: readonly LedgerRequest[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { state, settledBy, amountMinor } of requests) {
    if (state !== 'settled' || settledBy === null) continue;
    sums.set(settledBy, addMinor(sums.get(settledBy) ?? 0, amountMinor));
  }
  return sums;
}
