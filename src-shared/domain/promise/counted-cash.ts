import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import { unappliedMinor } from '../invoice/open-amount.ts';
import type { Policy } from '../organisation/policy.ts';
import type { Payment } from '../payment/payment.ts';
import type { PromiseToPay } from './promise.ts';

/** Cash that counts toward a promise: on an invoice, or on account (`invoiceId` null). Minor units. */
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
};

/**
 * P2: which payments count toward which promise. Cash on an invoice goes to the promises for that invoice in the
 * order of promised date, so that one payment never keeps two promises; cash that is on no invoice goes to promises
 * on account. Only cash received after the promise was made and not after its deadline counts.
 */
export function countCash(
  promises: readonly PromiseToPay[],
  payments: readonly Payment[],
  policy: Policy,
): ReadonlyMap<string, readonly CountedCash[]> {
  const counted = new Map<string, CountedCash[]>();
  const claims = claimsByTarget(promises, policy);
  if (claims.size === 0) return counted;
  for (const payment of inOrderOfReceipt(payments)) {
    for (const share of sharesOf(payment)) {
      const open = claims.get(targetKey(share.invoiceId, payment.currency)) ?? [];
      meet(open, payment, share, counted);
    }
  }
  return counted;
}

function claimsByTarget(promises: readonly PromiseToPay[], policy: Policy): Map<string, Claim[]> {
  const claims = new Map<string, Claim[]>();
  const add = (promise: PromiseToPay, invoiceId: string | null, unmetMinor: number) => {
    const key = targetKey(invoiceId, promise.currency);
    const claim = { promise, invoiceId, deadline: promiseDeadline(promise, policy), unmetMinor };
    claims.set(key, [...(claims.get(key) ?? []), claim]);
  };
  for (const promise of [...promises].sort(byPromisedDate)) {
    for (const allocation of promise.allocations) add(promise, allocation.invoiceId, allocation.amountMinor);
    if (promise.onAccountMinor > 0) add(promise, null, promise.onAccountMinor);
  }
  return claims;
}

function targetKey(invoiceId: string | null, currency: string): string {
  return invoiceId === null ? `account/${currency}` : `invoice/${invoiceId}`;
}

function inOrderOfReceipt(payments: readonly Payment[]): Payment[] {
  return payments
    .filter((payment) => !payment.reversed)
    .sort((a, b) => compareText(a.receivedOn, b.receivedOn) || compareText(a.id, b.id));
}

function sharesOf(payment: Payment): { invoiceId: string | null; amountMinor: number }[] {
  const onAccount = unappliedMinor(payment);
  return onAccount > 0
    ? [...payment.allocations, { invoiceId: null, amountMinor: onAccount }]
    : [...payment.allocations];
}

function meet(
  claims: readonly Claim[],
  payment: Payment,
  share: { invoiceId: string | null; amountMinor: number },
  counted: Map<string, CountedCash[]>,
): void {
  let left = share.amountMinor;
  for (const claim of claims) {
    if (left <= 0) return;
    if (claim.unmetMinor <= 0 || !isInTime(claim, payment)) continue;
    const amountMinor = Math.min(left, claim.unmetMinor);
    left -= amountMinor;
    claim.unmetMinor -= amountMinor;
    const cash = {
      paymentId: payment.id,
      invoiceId: share.invoiceId,
      receivedOn: payment.receivedOn,
      amountMinor,
    };
    counted.set(claim.promise.id, [...(counted.get(claim.promise.id) ?? []), cash]);
  }
}

function isInTime(claim: Claim, payment: Payment): boolean {
  const { promise } = claim;
  if (payment.receivedOn > claim.deadline || payment.receivedOn < promise.madeOn) return false;
  if (promise.cancelled !== null && payment.receivedOn > promise.cancelled.on) return false;
  return payment.receivedOn > promise.madeOn || !promise.paymentsSeen.some((id) => id === payment.id);
}

function byPromisedDate(a: PromiseToPay, b: PromiseToPay): number {
  return (
    compareText(a.promisedDate, b.promisedDate) || compareText(a.madeAt, b.madeAt) || compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
