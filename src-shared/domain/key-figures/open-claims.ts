import type { BusinessDate } from '../calendar/business-date.ts';
import { compareText } from '../compare-text.ts';
import { type Dispute, type DisputeItem, disputedItems } from '../dispute/dispute.ts';
import { type PromiseProgress, promisedAmounts, promisedOnAccount } from '../promise/promise-progress.ts';
import { adjustedAsOf } from './adjusted-as-of.ts';
import type { FigureDocuments } from './component.ts';
import type { InvoiceHistory } from './ledger-history.ts';

/** What is open, told apart by who has a say in it. Amounts in minor units. */
export type OpenClaims = {
  /** What open promises still bind, of what is owed, neither disputed nor adjusted, by the promise's id. */
  readonly boundMinor: ReadonlyMap<string, number>;
  /** What of each open invoice is neither disputed, adjusted nor promised; without those of which nothing is. */
  readonly free: readonly { readonly invoice: InvoiceHistory['invoice']; readonly freeMinor: number }[];
};

/**
 * I3: of what is owed, disputes come first, then what was approved to be taken off or is credited and not applied, then
 * promises on the invoice, then promises on account, the oldest due first.
 */
export function openClaims(
  histories: readonly InvoiceHistory[],
  { disputes, requests }: Pick<FigureDocuments, 'disputes' | 'requests'>,
  progress: readonly PromiseProgress[],
  asOf: BusinessDate,
): OpenClaims {
  const open = histories.filter(({ openMinor }) => openMinor > 0);
  const unclaimed = new Map<string, number>();
  for (const { invoice, openMinor } of open) unclaimed.set(claimKey(invoice.id, invoice.currency), openMinor);
  takeDisputed(unclaimed, disputes, asOf);
  for (const item of adjustedAsOf(requests, disputesAsOf(disputes, asOf), histories, asOf)) {
    take(unclaimed, claimKey(item.invoiceId, item.currency), item.amountMinor);
  }
  const openPromises = progress.filter(({ status }) => status === 'open').sort(byPromisedDate);
  const boundMinor = new Map<string, number>();
  const onAccount = new Map<string, number>();
  for (const one of openPromises) {
    const { id, currency } = one.promise;
    const leftOnAccount = promisedOnAccount(one);
    if (leftOnAccount > 0) onAccount.set(currency, (onAccount.get(currency) ?? 0) + leftOnAccount);
    boundMinor.set(id, takePromised(unclaimed, one) + leftOnAccount);
  }
  return { boundMinor, free: freeOf(open, unclaimed, onAccount) };
}

/** M1: a claim in another currency than the invoice's binds nothing of it. */
function claimKey(invoiceId: string, currency: string): string {
  return `${invoiceId}/${currency}`;
}

/** Takes as much of an unclaimed amount as there is; returns what was taken. */
function take(unclaimed: Map<string, number>, key: string, amountMinor: number): number {
  const left = unclaimed.get(key);
  if (left === undefined) return 0;
  const taken = Math.min(left, amountMinor);
  unclaimed.set(key, left - taken);
  return taken;
}

function takeDisputed(
  unclaimed: Map<string, number>,
  disputes: readonly Dispute[],
  asOf: BusinessDate,
): void {
  for (const dispute of disputes) {
    for (const item of disputedOn(dispute, asOf)) {
      take(unclaimed, claimKey(item.invoiceId, dispute.currency), item.amountMinor);
    }
  }
}

function takePromised(unclaimed: Map<string, number>, progress: PromiseProgress): number {
  const { currency } = progress.promise;
  let taken = 0;
  for (const [id, amountMinor] of promisedAmounts(progress)) {
    taken += take(unclaimed, claimKey(id, currency), amountMinor);
  }
  return taken;
}

function disputedOn(dispute: Dispute, asOf: BusinessDate): readonly DisputeItem[] {
  return disputesAsOf([dispute], asOf).flatMap(disputedItems);
}

/** D3, D4: the disputes of a date in their states of then: by the history as far as it reaches, else as they are. */
export function disputesAsOf(disputes: readonly Dispute[], asOf: BusinessDate): readonly Dispute[] {
  return disputes
    .filter(({ openedOn }) => openedOn <= asOf)
    .map((dispute) => {
      const steps = dispute.history.filter(({ kind }) => stateAfter.has(kind));
      if (steps.length === 0) return dispute;
      const last = steps.findLast(({ on }) => on <= asOf);
      const state = last === undefined ? 'open' : stateAfter.get(last.kind);
      return { ...dispute, state: state ?? dispute.state };
    });
}

const stateAfter: ReadonlyMap<string, Dispute['state']> = new Map([
  ['opened', 'open'],
  ['reopened', 'open'],
  ['resolved', 'resolved'],
  ['closed', 'closed'],
  ['cancelled', 'cancelled'],
]);

function freeOf(
  open: readonly InvoiceHistory[],
  unclaimed: ReadonlyMap<string, number>,
  onAccount: Map<string, number>,
): OpenClaims['free'] {
  // Only promises on account make the order of invoices matter.
  const ordered = onAccount.size === 0 ? open : open.toSorted(byDueDate);
  return ordered.flatMap(({ invoice }) => {
    const left = unclaimed.get(claimKey(invoice.id, invoice.currency)) ?? 0;
    const freeMinor = left - take(onAccount, invoice.currency, left);
    return freeMinor > 0 ? [{ invoice, freeMinor }] : [];
  });
}

// The orders are whole, so that the order of the documents decides nothing.
function byDueDate({ invoice: a }: InvoiceHistory, { invoice: b }: InvoiceHistory): number {
  return compareText(a.dueDate, b.dueDate) || compareText(a.id, b.id);
}

function byPromisedDate({ promise: a }: PromiseProgress, { promise: b }: PromiseProgress): number {
  return compareText(a.promisedDate, b.promisedDate) || compareText(a.id, b.id);
}
