import type { BusinessDate } from '../calendar/business-date.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { sumMinor } from '../money/amount.ts';
import type { LedgerRequest } from '../request/request.ts';
import type { Instalment, PlanItem, PlanVersion } from './plan.ts';

/** A charge of a plan (its interest or its fee) that the ledger has booked: from then on it can be paid. */
export type BookedCharge = { readonly item: PlanItem; readonly bookedOn: BusinessDate };
export type BookedCharges = { readonly interest: BookedCharge | null; readonly fee: BookedCharge | null };

const nothingBooked: BookedCharges = { interest: null, fee: null };

/** Where the documents of an account are looked up in. */
export type ChargeSources = {
  readonly requests: readonly LedgerRequest[];
  readonly invoices: readonly Invoice[];
};

/** N2: which charges of a version the ledger has booked, as far as the day. */
export function bookedCharges(
  { inForce, instalments }: PlanVersion,
  sources: ChargeSources,
  today: BusinessDate,
): BookedCharges {
  if (inForce === null || (inForce.interestRequestId === null && inForce.feeRequestId === null)) {
    return nothingBooked;
  }
  const charge = (requestId: string | null, planned: readonly number[]): BookedCharge | null => {
    const booking = requestId === null ? undefined : bookingOf(requestId, sources);
    if (booking === undefined || booking.invoiceDate > today) return null;
    const amountMinor = sumMinor(planned);
    return { item: { invoiceId: booking.id, amountMinor }, bookedOn: booking.invoiceDate };
  };
  return {
    interest: charge(
      inForce.interestRequestId,
      instalments.map((one) => one.interestMinor),
    ),
    fee: charge(
      inForce.feeRequestId,
      instalments.map((one) => one.feeMinor),
    ),
  };
}

function bookingOf(requestId: string, { requests, invoices }: ChargeSources): Invoice | undefined {
  const request = requests.find((one) => one.id === requestId);
  if (request?.state !== 'settled' || request.settledBy === null) return undefined;
  return invoices.find((invoice) => invoice.id === request.settledBy);
}

/**
 * N2: what can be paid of each instalment, in minor units. A charge is due when the ledger has booked it: what
 * instalments before that bore of it is carried to the next one, so that nobody misses what could not be paid.
 */
export function dueAmounts(instalments: readonly Instalment[], charges: BookedCharges): readonly number[] {
  const interest = dueOf(instalments, charges.interest, (one) => one.interestMinor);
  const fee = dueOf(instalments, charges.fee, (one) => one.feeMinor);
  return instalments.map((one, index) =>
    sumMinor([one.principalMinor, interest[index] ?? 0, fee[index] ?? 0]),
  );
}

function dueOf(
  instalments: readonly Instalment[],
  charge: BookedCharge | null,
  shareOf: (one: Instalment) => number,
): readonly number[] {
  if (charge === null) return [];
  let carriedMinor = 0;
  return instalments.map((one) => {
    carriedMinor += shareOf(one);
    if (one.dueDate < charge.bookedOn) return 0;
    const dueMinor = carriedMinor;
    carriedMinor = 0;
    return dueMinor;
  });
}
