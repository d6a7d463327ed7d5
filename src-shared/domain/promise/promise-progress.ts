import { type BusinessDate, compareInstants } from '../calendar/business-date.ts';
import type { Policy } from '../organisation/policy.ts';
import type { Payment } from '../payment/payment.ts';
import { type CountedCash, countCash, promiseDeadline } from './counted-cash.ts';
import type { PromiseToPay } from './promise.ts';

export const promiseStatuses = ['open', 'kept', 'partially-kept', 'broken', 'cancelled'] as const;
export type PromiseStatus = (typeof promiseStatuses)[number];

/** P2: the status of a promise with its explanation. Amounts in minor units of the promise's currency. */
export type PromiseProgress = {
  readonly promise: PromiseToPay;
  readonly status: PromiseStatus;
  readonly deadline: BusinessDate;
  readonly counted: readonly CountedCash[];
  readonly countedMinor: number;
  /** What is missing to the promised amount; 0 when more than enough came. */
  readonly shortMinor: number;
  /** P3: how many earlier promises on the same debt were not kept. */
  readonly level: number;
};

/**
 * P2, P3: status and level of every promise of an account as a pure function of promises, payments, policy and
 * today. Late, reversed or backdated cash changes it, because nothing of it is stored.
 */
export function promiseProgress(
  promises: readonly PromiseToPay[],
  payments: readonly Payment[],
  today: BusinessDate,
  policy: Policy,
): readonly PromiseProgress[] {
  const countedById = countCash(promises, payments, policy);
  const progress = promises.map((promise) =>
    judge(promise, countedById.get(promise.id) ?? [], today, policy),
  );
  const notKept = progress
    .filter((one) => isNotKept(one.status))
    .map(({ promise }) => ({ promise, debts: debtsOf(promise) }));
  return progress.map((one) => ({ ...one, level: countEarlierNotKept(one.promise, notKept) }));
}

function judge(
  promise: PromiseToPay,
  counted: readonly CountedCash[],
  today: BusinessDate,
  policy: Policy,
): PromiseProgress {
  const countedMinor = counted.reduce((sum, cash) => sum + cash.amountMinor, 0);
  const shortMinor = Math.max(0, promise.amountMinor - countedMinor);
  const deadline = promiseDeadline(promise, policy);
  const status = statusOf(promise, { countedMinor, shortMinor, deadline }, today, policy);
  return { promise, status, deadline, counted, countedMinor, shortMinor, level: 0 };
}

function statusOf(
  promise: PromiseToPay,
  cash: { countedMinor: number; shortMinor: number; deadline: BusinessDate },
  today: BusinessDate,
  policy: Policy,
): PromiseStatus {
  if (promise.cancelled !== null) return 'cancelled';
  // The tolerance forgives a rest, never a whole promise: without any cash nothing is kept.
  if (cash.countedMinor > 0 && cash.shortMinor <= policy.promiseToleranceMinor) return 'kept';
  if (today <= cash.deadline) return 'open';
  return cash.countedMinor > 0 ? 'partially-kept' : 'broken';
}

/** True when a promise was due and the money did not (all) come. */
export function isNotKept(status: PromiseStatus): boolean {
  return status === 'broken' || status === 'partially-kept';
}

type OwedPromise = { readonly promise: PromiseToPay; readonly debts: ReadonlySet<string> };

function countEarlierNotKept(promise: PromiseToPay, notKept: readonly OwedPromise[]): number {
  const debts = debtsOf(promise);
  return notKept.filter(
    (other) => compareInstants(other.promise.madeAt, promise.madeAt) < 0 && shareDebt(other.debts, debts),
  ).length;
}

/** P3: what a promise is about, per currency: its invoices, and the account where a part is on account. */
function debtsOf(promise: PromiseToPay): ReadonlySet<string> {
  const debts = promise.allocations.map(
    (allocation) => `invoice/${allocation.invoiceId}/${promise.currency}`,
  );
  return new Set(promise.onAccountMinor > 0 ? [...debts, `account/${promise.currency}`] : debts);
}

function shareDebt(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const debt of a) if (b.has(debt)) return true;
  return false;
}

/** What an open promise still binds on one invoice, in minor units: its allocation less the cash that met it. */
export function promisedOnInvoice(progress: PromiseProgress, invoiceId: string): number {
  if (progress.status !== 'open') return 0;
  const promised = progress.promise.allocations
    .filter((allocation) => allocation.invoiceId === invoiceId)
    .reduce((sum, allocation) => sum + allocation.amountMinor, 0);
  const met = progress.counted
    .filter((cash) => cash.invoiceId === invoiceId)
    .reduce((sum, cash) => sum + cash.amountMinor, 0);
  return Math.max(0, promised - met);
}
