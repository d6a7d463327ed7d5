import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { sumMinor } from '../money/amount.ts';
import { sumsByInvoice } from './reduction.ts';
import type { LedgerRequest, RequestKind } from './request.ts';

/** Requests that take back what was charged, and the kinds of request that charge it. */
const chargesOf: Partial<Record<RequestKind, readonly RequestKind[]>> = {
  'fee-waiver': ['fee'],
  'interest-waiver': ['interest', 'compensation'],
};
const allCharges: readonly RequestKind[] = Object.values(chargesOf).flat();

/** What an item holds of charges, in minor units: all that was charged with it, and what may still be taken back. */
export type Waivable = { readonly chargedMinor: number; readonly leftMinor: number };

/**
 * Authority: what a waiver of this kind may take back of an item: the charges of its kind that the ledger has booked
 * with it, else the whole of a debit note, less what waivers hold already. Undefined for requests that are no waiver.
 */
export function waivableOf(
  { requests }: Pick<AccountAggregate, 'requests'>,
  kind: RequestKind,
): ((invoice: Invoice) => Waivable) | undefined {
  const charges = chargesOf[kind];
  if (charges === undefined) return undefined;
  const booked = Map.groupBy(
    requests.filter((one) => one.state === 'settled' && allCharges.includes(one.kind)),
    (one): string | null => one.settledBy,
  );
  const held = sumsByInvoice(requests.filter((one) => one.kind === kind && !isEnded(one)));
  return ({ id, type, amountMinor }) => {
    const own = booked.get(id) ?? [];
    const ofKind = sumMinor(own.filter((one) => charges.includes(one.kind)).map((one) => one.amountMinor));
    const ofNote = type === 'debit-note' ? amountMinor : 0;
    const chargedMinor = own.length > 0 ? ofKind : ofNote;
    return { chargedMinor, leftMinor: Math.max(0, chargedMinor - (held.get(id) ?? 0)) };
  };
}

function isEnded({ state }: LedgerRequest): boolean {
  return state === 'refused' || state === 'withdrawn';
}
