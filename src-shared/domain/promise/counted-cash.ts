import { addDays, type BusinessDate, compareInstants } from '../calendar/business-date.ts';
import { unappliedMinor } from '../invoice/open-amount.ts';
import type { Policy } from '../organisation/policy.ts';
import type { Payment } from '../payment/payment.ts';
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

/** One promise's share of one invoice (or of the account), and what of it no cash has met yet. */
type Claim = {
  readonly promise: PromiseToPay;
  readonly invoiceId: string | null;
  readonly deadline: BusinessDate;
  unmetMinor: number;
  metMinor: number;
};

/** An invoice (or the account) with its claims and the cash on it that met none; below 0 when more was taken off. */
type Target = { readonly claims: Claim[]; spareMinor: number };

/**
 * P2: which payments count toward which promise. Cash on an invoice goes to the promises for that invoice in the
 * order of promised date, so that one payment never keeps two promises; cash that is on no invoice goes to promises
 * on account. Only cash received after the promise was made and not after its deadline counts. Cash that a payment
 * takes off an invoice (a negative allocation) counts no more, so that moved cash keeps one promise and not two.
 */
export function countCash(
  promises: readonly PromiseToPay[],
  payments: readonly Payment[],
  policy: Policy,
): ReadonlyMap<string, readonly CountedCash[]> {
  const counted = new Map<string, CountedCash[]>();
  const targets = targetsOf(promises, policy);
  if (targets.size === 0) return counted;
  const promised = promisedDebts(promises);
  for (const payment of inOrderOfReceipt(payments.filter((one) => mayCount(one, promised)))) {
    for (const share of sharesOf(payment)) {
      const target = targets.get(targetKey(share.invoiceId, payment.currency));
      if (target === undefined) continue;
      const moves = share.amountMinor < 0 ? takeBack(target, share) : meet(target, payment, share);
      for (const { claim, amountMinor } of moves) note(counted, claim, payment, amountMinor);
    }
  }
  return counted;
}

function targetsOf(promises: readonly PromiseToPay[], policy: Policy): Map<string, Target> {
  const targets = new Map<string, Target>();
  const add = (promise: PromiseToPay, invoiceId: string | null, unmetMinor: number) => {
    const key = targetKey(invoiceId, promise.currency);
    const target = targets.get(key) ?? { claims: [], spareMinor: 0 };
    const deadline = promiseDeadline(promise, policy);
    target.claims.push({ promise, invoiceId, deadline, unmetMinor, metMinor: 0 });
    targets.set(key, target);
  };
  for (const promise of [...promises].sort(byPromisedDate)) {
    for (const allocation of promise.allocations) add(promise, allocation.invoiceId, allocation.amountMinor);
    if (promise.onAccountMinor > 0) add(promise, null, promise.onAccountMinor);
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
  if (payment.allocations.some((allocation) => invoiceIds.has(allocation.invoiceId))) return true;
  return isOnAccount && unappliedMinor(payment) > 0;
}

function inOrderOfReceipt(payments: Payment[]): Payment[] {
  return payments.sort((a, b) => compareText(a.receivedOn, b.receivedOn) || compareText(a.id, b.id));
}

type Share = { readonly invoiceId: string | null; readonly amountMinor: number };

function sharesOf(payment: Payment): Share[] {
  const onAccount = unappliedMinor(payment);
  return onAccount > 0
    ? [...payment.allocations, { invoiceId: null, amountMinor: onAccount }]
    : [...payment.allocations];
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
  return payment.receivedOn > promise.madeOn || !promise.paymentsSeen.some((id) => id === payment.id);
}

function byPromisedDate(a: PromiseToPay, b: PromiseToPay): number {
  return (
    compareText(a.promisedDate, b.promisedDate) ||
    compareInstants(a.madeAt, b.madeAt) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
