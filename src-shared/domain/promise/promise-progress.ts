import type { BusinessDate } from '../calendar/business-date.ts';
import type { CurrencyOf } from '../invoice/open-amount.ts';
import { sumMinor } from '../money/amount.ts';
import type { Policy } from '../organisation/policy.ts';
import {
  type CountedCash,
  countCash,
  type PromisedCash,
  type PromiseSources,
  promiseDeadline,
} from './counted-cash.ts';
import type { PromiseToPay } from './promise.ts';

export type { PromiseSources } from './counted-cash.ts';

export const promiseStatuses = ['open', 'kept', 'partially-kept', 'broken', 'cancelled'] as const;
export type PromiseStatus = (typeof promiseStatuses)[number];

/** P2: the status of a promise with its explanation. Amounts in minor units of the promise's currency. */
export type PromiseProgress = {
  readonly promise: PromiseToPay;
  readonly status: PromiseStatus;
  readonly deadline: BusinessDate;
  readonly counted: readonly CountedCash[];
  readonly countedMinor: number;
  /** The promised amount; less where the ledger has reduced what is owed. */
  readonly expectedMinor: number;
  /** What is missing to the expected amount; 0 when more than enough came. */
  readonly shortMinor: number;
  /** Why a promise that nobody took back is cancelled: nothing of its debt is owed any more. */
  readonly isNothingOwed: boolean;
  /** P3: how many earlier promises on the same debt were not kept. */
  readonly level: number;
};

/**
 * P2, P3: status and level of every promise of an account as a pure function of its documents, policy and today.
 * Late, reversed or backdated cash changes it, because nothing of it is stored.
 */
export function promiseProgress(
  sources: PromiseSources,
  today: BusinessDate,
  policy: Policy,
): readonly PromiseProgress[] {
  const { promises } = sources;
  if (promises.length === 0) return noPromises;
  const cash = countCash(sources, policy);
  const progress = promises.map((promise) =>
    judge(promise, cash.get(promise.id) ?? nothingCame, today, policy),
  );
  const notKept = byDebt(progress.filter((one) => isNotKept(one.status)).map(({ promise }) => promise));
  return progress.map((one) => ({ ...one, level: countEarlier(one.promise, notKept) }));
}

const noPromises: readonly PromiseProgress[] = [];
const nothingCame: PromisedCash = { counted: [], expectedMinor: 0 };

function judge(
  promise: PromiseToPay,
  { counted, expectedMinor }: PromisedCash,
  today: BusinessDate,
  policy: Policy,
): PromiseProgress {
  const countedMinor = counted.reduce((sum, cash) => sum + cash.amountMinor, 0);
  const shortMinor = Math.max(0, expectedMinor - countedMinor);
  const deadline = promiseDeadline(promise, policy);
  const isNothingOwed = promise.cancelled === null && expectedMinor === 0 && countedMinor <= 0;
  const cash = { countedMinor, shortMinor, deadline, isNothingOwed };
  const status = statusOf(promise, cash, today, policy);
  return {
    promise,
    status,
    deadline,
    counted,
    countedMinor,
    expectedMinor,
    shortMinor,
    isNothingOwed,
    level: 0,
  };
}

function statusOf(
  promise: PromiseToPay,
  cash: { countedMinor: number; shortMinor: number; deadline: BusinessDate; isNothingOwed: boolean },
  today: BusinessDate,
  policy: Policy,
): PromiseStatus {
  if (promise.cancelled !== null || cash.isNothingOwed) return 'cancelled';
  // The tolerance forgives a rest, never a whole promise: without any cash nothing is kept.
  if (cash.countedMinor > 0 && cash.shortMinor <= policy.promiseToleranceMinor) return 'kept';
  if (today <= cash.deadline) return 'open';
  return cash.countedMinor > 0 ? 'partially-kept' : 'broken';
}

/** True when a promise was due and the money did not (all) come. */
export function isNotKept(status: PromiseStatus): boolean {
  return status === 'broken' || status === 'partially-kept';
}

/** A promise with the time at which it was made, in epoch milliseconds: read once, because many are compared with it. */
type Dated = { readonly promise: PromiseToPay; readonly madeAt: number };

/** An account of many promises has few on one debt: each is compared with those alone. The first made comes first. */
function byDebt(promises: readonly PromiseToPay[]): ReadonlyMap<string, readonly Dated[]> {
  const found = new Map<string, Dated[]>();
  const dated = promises.map((promise) => ({ promise, madeAt: Date.parse(promise.madeAt) }));
  for (const one of dated.sort((a, b) => a.madeAt - b.madeAt)) {
    for (const debt of debtsOf(one.promise)) {
      const others = found.get(debt);
      if (others === undefined) found.set(debt, [one]);
      else others.push(one);
    }
  }
  return found;
}

function countEarlier(promise: PromiseToPay, notKept: ReadonlyMap<string, readonly Dated[]>): number {
  if (notKept.size === 0) return 0;
  const madeAt = Date.parse(promise.madeAt);
  const earlier = new Set<PromiseToPay>();
  for (const debt of debtsOf(promise)) {
    for (const other of notKept.get(debt) ?? []) {
      if (other.madeAt >= madeAt) break;
      earlier.add(other.promise);
    }
  }
  return earlier.size;
}

/** P3: what a promise is about, per currency: its invoices, and the account where a part is on account. */
function debtsOf(promise: PromiseToPay): ReadonlySet<string> {
  const debts = promise.allocations.map(
    (allocation) => `invoice/${allocation.invoiceId}/${promise.currency}`,
  );
  return new Set(promise.onAccountMinor > 0 ? [...debts, `account/${promise.currency}`] : debts);
}

/**
 * I3: what open promises still bind of each invoice, in minor units: promised less the cash that met it. M1: a promise
 * in another currency than the invoice (which the ledger has changed since) binds nothing.
 */
export function promisedByInvoice(
  promises: readonly PromiseProgress[],
  currencies: CurrencyOf,
): ReadonlyMap<string, number> {
  const total = new Map<string, number>();
  for (const progress of promises) {
    for (const [id, boundMinor] of promisedAmounts(progress)) {
      if (currencies.get(id) !== progress.promise.currency) continue;
      total.set(id, (total.get(id) ?? 0) + boundMinor);
    }
  }
  return total;
}

/** What an open promise still binds of each of its invoices, in minor units: its allocation less the cash that met it. */
export function promisedAmounts({ promise, status, counted }: PromiseProgress): ReadonlyMap<string, number> {
  const bound = new Map<string, number>();
  if (status !== 'open') return bound;
  const add = (id: string, amountMinor: number) => bound.set(id, (bound.get(id) ?? 0) + amountMinor);
  for (const { invoiceId, amountMinor } of promise.allocations) add(invoiceId, amountMinor);
  for (const { invoiceId, amountMinor } of counted) if (invoiceId !== null) add(invoiceId, -amountMinor);
  for (const [id, amountMinor] of bound) bound.set(id, Math.max(0, amountMinor));
  return bound;
}

/** What an open promise still binds that is on no invoice, in minor units. */
export function promisedOnAccount({ promise, status, counted }: PromiseProgress): number {
  if (promise.onAccountMinor === 0 || status !== 'open') return 0;
  const met = counted.filter((cash) => cash.invoiceId === null).map((cash) => cash.amountMinor);
  return Math.max(0, promise.onAccountMinor - sumMinor(met));
}
