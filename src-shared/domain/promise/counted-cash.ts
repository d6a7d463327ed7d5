import { addDays, type BusinessDate, compareInstants } from '../calendar/business-date.ts';
import { compareText } from '../compare-text.ts';
import { type Dispute, disputedItems, isDisputeActive } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { invoiceIndexes, unappliedMinor } from '../invoice/open-amount.ts';
import type { Policy } from '../organisation/policy.ts';
import { allocationsOf, type Payment } from '../payment/payment.ts';
import type { PromiseToPay } from './promise.ts';

/**
 * Cash that counts toward a promise: on an invoice, or on account (`invoiceId` null). Minor units; negative where a
 * payment took cash off the invoice again.
 */
export type CountedCash = {
  readonly paymentId: string;
  readonly invoiceId: string | null;
  readonly receivedOn: BusinessDate;
  readonly amountMinor: number;
};

/** P2: the last day on which cash still keeps the promise. */
export function promiseDeadline(promise: PromiseToPay, policy: Policy): BusinessDate {
  return addDays(promise.promisedDate, policy.promiseToleranceDays);
}

/** What came for a promise: the cash that counts, and how much was expected of it, in minor units. */
export type PromisedCash = { readonly counted: readonly CountedCash[]; readonly expectedMinor: number };

/** The documents that promises are judged by. */
export type PromiseSources = {
  readonly promises: readonly PromiseToPay[];
  readonly payments: readonly Payment[];
  readonly invoices: readonly Invoice[];
  readonly disputes: readonly Pick<Dispute, 'state' | 'items' | 'acceptedItems' | 'currency'>[];
  /** I3: what of each invoice is to be taken off, or is credited and not applied, in minor units. */
  readonly adjusted: ReadonlyMap<string, number>;
};

/** One promise's share of one invoice (or of the account), and what of it no cash has met yet. */
type Claim = {
  readonly promise: PromiseToPay;
  readonly invoiceId: string | null;
  readonly amountMinor: number;
  readonly deadline: BusinessDate;
  /** The payments of the day that were known when the promise was made: of one day there may be thousands. */
  readonly seen: ReadonlySet<string>;
  unmetMinor: number;
  metMinor: number;
  /** Cash on the invoice that came by the deadline and was not for this promise. */
  elsewhereMinor: number;
};

/** An invoice (or the account) with its claims and the cash on it that met none; below 0 when more was taken off. */
type Target = { readonly claims: Claim[]; spareMinor: number };

/**
 * P2: which payments count toward which promise. Cash on an invoice goes to the promises for that invoice in the
 * order of promised date, so that one payment never keeps two promises; cash that is on no invoice goes to promises
 * on account. Only cash received after the promise was made and not after its deadline counts. Cash that a payment
 * takes off an invoice (a negative allocation) counts no more, so that moved cash keeps one promise and not two.
 *
 * No more is expected than was owed: an invoice that the ledger reduced, or of which a dispute was accepted, is left
 * with what remains of it after the cash that was there before the promise or went to another one.
 */
export function countCash(sources: PromiseSources, policy: Policy): ReadonlyMap<string, PromisedCash> {
  const { promises, payments } = sources;
  const counted = new Map<string, CountedCash[]>();
  const targets = targetsOf(promises, policy);
  const promised = promisedDebts(promises);
  const countable = targets.size === 0 ? [] : payments.filter((one) => mayCount(one, promised));
  for (const payment of inOrderOfReceipt(countable)) {
    for (const share of sharesOf(payment)) {
      const target = targets.get(targetKey(share.invoiceId, payment.currency));
      if (target === undefined) continue;
      const moves = share.amountMinor < 0 ? takeBack(target, share) : meet(target, payment, share);
      for (const { claim, amountMinor } of moves) note(counted, claim, payment, amountMinor);
      if (share.invoiceId !== null) noteElsewhere(target, payment, share, moves);
    }
  }
  const expected = expectedOf(targets, sources);
  return new Map(
    promises.map(({ id }) => [id, { counted: counted.get(id) ?? [], expectedMinor: expected.get(id) ?? 0 }]),
  );
}

/** What comes after the deadline of a promise makes nothing less of what was owed then. */
function noteElsewhere(
  { claims }: Target,
  { receivedOn }: Payment,
  { amountMinor }: Share,
  moves: readonly Move[],
): void {
  for (const claim of claims) if (receivedOn <= claim.deadline) claim.elsewhereMinor += amountMinor;
  for (const { claim, amountMinor: moved } of moves) {
    if (receivedOn <= claim.deadline) claim.elsewhereMinor -= moved;
  }
}

function expectedOf(
  targets: ReadonlyMap<string, Target>,
  { invoices, disputes, adjusted }: PromiseSources,
): ReadonlyMap<string, number> {
  const indexes = invoiceIndexes(invoices);
  const accepted = acceptedByInvoice(disputes);
  const expected = new Map<string, number>();
  for (const { claims } of targets.values()) {
    for (const claim of claims) {
      const { id, currency } = claim.promise;
      const invoice = invoices[indexes.get(claim.invoiceId ?? '') ?? -1];
      // M1: an invoice in another currency, or one that is not there, says nothing of what is owed.
      const owedMinor =
        invoice?.currency === currency
          ? invoice.amountMinor -
            (accepted.get(targetKey(invoice.id, currency)) ?? 0) -
            (adjusted.get(invoice.id) ?? 0) -
            claim.elsewhereMinor
          : claim.amountMinor;
      const expectedMinor = Math.min(claim.amountMinor, Math.max(0, owedMinor));
      expected.set(id, (expected.get(id) ?? 0) + expectedMinor);
    }
  }
  return expected;
}

/** D4: what the ledger is to credit and has not yet. */
function acceptedByInvoice(disputes: PromiseSources['disputes']): ReadonlyMap<string, number> {
  const accepted = new Map<string, number>();
  for (const dispute of disputes) {
    if (isDisputeActive(dispute)) continue;
    for (const { invoiceId, amountMinor } of disputedItems(dispute)) {
      const key = targetKey(invoiceId, dispute.currency);
      accepted.set(key, (accepted.get(key) ?? 0) + amountMinor);
    }
  }
  return accepted;
}

function targetsOf(promises: readonly PromiseToPay[], policy: Policy): Map<string, Target> {
  const targets = new Map<string, Target>();
  type Parts = Pick<Claim, 'promise' | 'invoiceId' | 'amountMinor' | 'seen'>;
  const add = ({ promise, invoiceId, amountMinor, seen }: Parts) => {
    const key = targetKey(invoiceId, promise.currency);
    const target = targets.get(key) ?? { claims: [], spareMinor: 0 };
    const deadline = promiseDeadline(promise, policy);
    target.claims.push({
      ...{ promise, invoiceId, amountMinor, deadline, seen },
      ...{ unmetMinor: amountMinor, metMinor: 0, elsewhereMinor: 0 },
    });
    targets.set(key, target);
  };
  for (const promise of [...promises].sort(byPromisedDate)) {
    const seen = new Set<string>(promise.paymentsSeen);
    for (const allocation of promise.allocations) add({ promise, ...allocation, seen });
    const { onAccountMinor: amountMinor } = promise;
    if (amountMinor > 0) add({ promise, invoiceId: null, amountMinor, seen });
  }
  return targets;
}

/** M1: the currency is part of the key, so that cash of one currency never meets a promise of another. */
function targetKey(invoiceId: string | null, currency: string): string {
  return invoiceId === null ? `account/${currency}` : `invoice/${invoiceId}/${currency}`;
}

type PromisedDebts = { readonly invoiceIds: ReadonlySet<string>; readonly isOnAccount: boolean };

function promisedDebts(promises: readonly PromiseToPay[]): PromisedDebts {
  const allocations = promises.flatMap((promise) => promise.allocations);
  return {
    invoiceIds: new Set(allocations.map((allocation) => allocation.invoiceId)),
    isOnAccount: promises.some((promise) => promise.onAccountMinor > 0),
  };
}

/** Most payments of a large account are on invoices that nobody promised: they are left out before any sorting. */
function mayCount(payment: Payment, { invoiceIds, isOnAccount }: PromisedDebts): boolean {
  if (payment.reversed) return false;
  if (allocationsOf(payment).some((allocation) => invoiceIds.has(allocation.invoiceId))) return true;
  return isOnAccount && unappliedMinor(payment) > 0;
}

function inOrderOfReceipt(payments: Payment[]): Payment[] {
  return payments.sort((a, b) => compareText(a.receivedOn, b.receivedOn) || compareText(a.id, b.id));
}

type Share = { readonly invoiceId: string | null; readonly amountMinor: number };

function sharesOf(payment: Payment): Share[] {
  const onAccount = unappliedMinor(payment);
  return onAccount > 0
    ? [...allocationsOf(payment), { invoiceId: null, amountMinor: onAccount }]
    : [...allocationsOf(payment)];
}

type Move = { readonly claim: Claim; readonly amountMinor: number };

function meet(target: Target, payment: Payment, share: Share): Move[] {
  const moves: Move[] = [];
  const lacking = Math.min(share.amountMinor, Math.max(0, -target.spareMinor));
  target.spareMinor += lacking;
  let left = share.amountMinor - lacking;
  for (const claim of target.claims) {
    if (left === 0) break;
    if (claim.unmetMinor === 0 || !isInTime(claim, payment)) continue;
    const amountMinor = Math.min(left, claim.unmetMinor);
    left -= amountMinor;
    moves.push(move(claim, amountMinor));
  }
  target.spareMinor += left;
  return moves;
}

/** Takes cash that met no promise first, then from the promise that cash reached last. */
function takeBack(target: Target, share: Share): Move[] {
  const moves: Move[] = [];
  const spare = Math.min(-share.amountMinor, Math.max(0, target.spareMinor));
  target.spareMinor -= spare;
  let left = -share.amountMinor - spare;
  for (const claim of target.claims.toReversed()) {
    const amountMinor = Math.min(left, claim.metMinor);
    if (amountMinor === 0) continue;
    left -= amountMinor;
    moves.push(move(claim, -amountMinor));
  }
  target.spareMinor -= left;
  return moves;
}

function move(claim: Claim, amountMinor: number): Move {
  claim.unmetMinor -= amountMinor;
  claim.metMinor += amountMinor;
  return { claim, amountMinor };
}

function note(
  counted: Map<string, CountedCash[]>,
  claim: Claim,
  payment: Payment,
  amountMinor: number,
): void {
  const { promise, invoiceId } = claim;
  const list = counted.get(promise.id) ?? [];
  list.push({ paymentId: payment.id, invoiceId, receivedOn: payment.receivedOn, amountMinor });
  counted.set(promise.id, list);
}

function isInTime(claim: Claim, payment: Payment): boolean {
  const { promise } = claim;
  if (payment.receivedOn > claim.deadline || payment.receivedOn < promise.madeOn) return false;
  // Cash of the day of the cancellation is free for the promises that still stand.
  if (promise.cancelled !== null && payment.receivedOn >= promise.cancelled.on) return false;
  return payment.receivedOn > promise.madeOn || !claim.seen.has(payment.id);
}

function byPromisedDate(a: PromiseToPay, b: PromiseToPay): number {
  return (
    compareText(a.promisedDate, b.promisedDate) ||
    compareInstants(a.madeAt, b.madeAt) ||
    compareText(a.id, b.id)
  );
}
