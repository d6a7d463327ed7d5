import type { BusinessDate } from '../calendar/business-date.ts';
import { type Dispute, isDisputeActive } from '../dispute/dispute.ts';
import type { Policy } from '../organisation/policy.ts';
import { type PromiseProgress, promisedOnInvoice, promiseProgress } from '../promise/promise-progress.ts';
import type { AccountAggregate } from './account-aggregate.ts';
import { type InvoicePosition, ledgerPosition } from './ledger-position.ts';

/** Where the whole account stands on a date: every invoice and every promise. */
export type AccountPosition = {
  readonly today: BusinessDate;
  readonly invoices: readonly InvoicePosition[];
  readonly promises: readonly PromiseProgress[];
  /** The currency of every invoice by its id. */
  readonly currencies: ReadonlyMap<string, string>;
};

/** I1–I3, P2: computes the position of an account. Pure: the date and the policy come in. */
export function accountPosition(
  aggregate: AccountAggregate,
  today: BusinessDate,
  policy: Policy,
): AccountPosition {
  const { positions, indexes, currencies } = ledgerPosition(aggregate, today, policy);
  const promises = promiseProgress(aggregate.promises, aggregate.payments, today, policy);
  const disputed = disputedByInvoice(aggregate.disputes, currencies);
  const promised = promisedByInvoice(promises, currencies);
  const invoices = [...positions];
  for (const id of new Set([...disputed.keys(), ...promised.keys()])) {
    const index = indexes.get(id);
    const position = index === undefined ? undefined : positions[index];
    if (index === undefined || position === undefined) continue;
    invoices[index] = withClaims(position, disputed.get(id) ?? 0, promised.get(id) ?? 0);
  }
  return { today, invoices, promises, currencies };
}

/** The positions of these invoices, as far as the account has them. */
export function positionsOf(
  position: AccountPosition,
  invoiceIds: Iterable<string>,
): ReadonlyMap<string, InvoicePosition> {
  const wanted = new Set(invoiceIds);
  const found = new Map<string, InvoicePosition>();
  for (const item of position.invoices) {
    if (wanted.has(item.invoice.id)) found.set(item.invoice.id, item);
  }
  return found;
}

/** I2, I3: of what is owed, disputes come first, then promises; the rest may be promised and collected. */
function withClaims(
  unclaimed: InvoicePosition,
  claimedDisputedMinor: number,
  claimedPromisedMinor: number,
): InvoicePosition {
  const owed = Math.max(0, unclaimed.openMinor);
  const disputedMinor = Math.min(owed, claimedDisputedMinor);
  const promisedMinor = Math.min(owed - disputedMinor, claimedPromisedMinor);
  const promisableMinor = owed - disputedMinor - promisedMinor;
  const toCollectMinor = unclaimed.daysPastDue > 0 ? promisableMinor : 0;
  return { ...unclaimed, disputedMinor, promisedMinor, promisableMinor, toCollectMinor };
}

type Currencies = AccountPosition['currencies'];

/** M1: a claim in another currency than its invoice (which the ledger has changed since) counts for nothing. */
function disputedByInvoice(disputes: readonly Dispute[], currencies: Currencies): Map<string, number> {
  const total = new Map<string, number>();
  for (const dispute of disputes) {
    if (!isDisputeActive(dispute)) continue;
    for (const item of dispute.items) {
      if (currencies.get(item.invoiceId) !== dispute.currency) continue;
      total.set(item.invoiceId, (total.get(item.invoiceId) ?? 0) + item.amountMinor);
    }
  }
  return total;
}

function promisedByInvoice(
  promises: readonly PromiseProgress[],
  currencies: Currencies,
): Map<string, number> {
  const total = new Map<string, number>();
  for (const progress of promises) {
    const ids = new Set(progress.promise.allocations.map((allocation) => allocation.invoiceId));
    for (const id of ids) {
      if (currencies.get(id) !== progress.promise.currency) continue;
      total.set(id, (total.get(id) ?? 0) + promisedOnInvoice(progress, id));
    }
  }
  return total;
}
