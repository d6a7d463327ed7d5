import type { Booking } from '../../src-shared/contract/account-entries-view.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { isOfDispute } from '../../src-shared/domain/request/ask.ts';
import { checkBooking } from '../../src-shared/domain/request/booking.ts';
import { isCharge, isReduction } from '../../src-shared/domain/request/reduction.ts';
import type { LedgerRequest } from '../../src-shared/domain/request/request.ts';

const maxBookings = 50;

/**
 * D4: the documents with which the ledger may have booked an approved request, the newest first; null where nothing of
 * it is to be booked, or where a dispute says so when it is closed.
 */
export function bookingsOf(
  request: LedgerRequest,
  { invoices, requests }: Pick<AccountAggregate, 'invoices' | 'requests'>,
): readonly Booking[] | null {
  const isBooked = isReduction(request) || isCharge(request);
  if (request.state !== 'approved' || !isBooked || isOfDispute(request)) return null;
  const { on } = request.asked;
  return invoices
    .filter((one) => one.invoiceDate >= on && checkBooking(request, one, requests) === undefined)
    .sort((a, b) => (a.invoiceDate < b.invoiceDate ? 1 : a.invoiceDate > b.invoiceDate ? -1 : 0))
    .slice(0, maxBookings)
    .map(({ id, number, invoiceDate, amountMinor }) => ({
      ...{ documentId: id, number, date: invoiceDate },
      amountMinor: Math.abs(amountMinor),
    }));
}
