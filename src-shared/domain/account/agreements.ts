import type { BusinessDate } from '../calendar/business-date.ts';
import type { Dispute } from '../dispute/dispute.ts';
import { invoiceCurrencies } from '../invoice/open-amount.ts';
import { addMinor } from '../money/amount.ts';
import type { Settings } from '../organisation/settings.ts';
import { type PlanProgress, plannedByInvoice, planProgress } from '../plan/plan-progress.ts';
import { type PromiseProgress, promisedByInvoice, promiseProgress } from '../promise/promise-progress.ts';
import { creditsToApply, openIn } from '../request/credits-to-apply.ts';
import { adjustedByInvoice } from '../request/reduction.ts';
import type { AccountAggregate } from './account-aggregate.ts';
import { ledgerPosition } from './ledger-position.ts';

/** What was agreed with a customer, as it stands on a date. */
export type Agreements = {
  readonly promises: readonly PromiseProgress[];
  readonly plans: readonly PlanProgress[];
  /** I3: what open promises and active plans hold of each invoice, in minor units. */
  readonly promised: ReadonlyMap<string, number>;
  readonly planned: ReadonlyMap<string, number>;
  /** I3: what of each invoice was approved to be taken off, or is credited and not applied, in minor units. */
  readonly adjusted: ReadonlyMap<string, number>;
};

type Sources = Pick<
  AccountAggregate,
  'invoices' | 'payments' | 'promises' | 'plans' | 'requests' | 'disputes'
>;
type Conventions = Pick<Settings, 'policy' | 'plan'>;
type Computed = {
  readonly sources: Sources;
  readonly today: BusinessDate;
  readonly conventions: Conventions;
  readonly result: Agreements;
};

// A command that goes on where another one ended (several disputes over one payment) finds the same lists again, and
// each of them would count the cash of all promises and plans anew.
const lastOf = new WeakMap<Sources['payments'], Computed>();

/** P2, N2: promises and plans of an account on a date, and what they hold of each invoice. */
export function agreementsOf(sources: Sources, today: BusinessDate, conventions: Conventions): Agreements {
  const last = lastOf.get(sources.payments);
  const adjusted = adjustedOf(sources, today, conventions);
  const isKnown = last !== undefined && last.today === today && isSame(last, sources, conventions);
  if (isKnown && isSameMap(last.result.adjusted, adjusted)) return last.result;
  const result = compute(sources, adjusted, today, conventions);
  // What is kept must not hold the rest of the account.
  const { invoices, payments, promises, plans, requests, disputes } = sources;
  const kept = {
    invoices,
    payments,
    promises,
    plans,
    requests,
    disputes: disputes.filter(saysSomething(sources)),
  };
  lastOf.set(payments, { sources: kept, today, conventions, result });
  return result;
}

function isSame(last: Computed, sources: Sources, { policy, plan }: Conventions): boolean {
  return (
    last.conventions.policy === policy &&
    last.conventions.plan === plan &&
    last.sources.invoices === sources.invoices &&
    last.sources.promises === sources.promises &&
    last.sources.plans === sources.plans &&
    last.sources.requests === sources.requests &&
    isSameList(last.sources.disputes, sources.disputes.filter(saysSomething(sources)))
  );
}

/** Which disputes are about what was agreed; where there are plans all, for their charges are invoices as well. */
function saysSomething({ promises, plans }: Sources): (dispute: Dispute) => boolean {
  if (plans.length > 0) return () => true;
  const ids = promisedInvoices(promises);
  return ({ items }) => items.some(({ invoiceId }) => ids.has(invoiceId));
}

const promisedOf = new WeakMap<Sources['promises'], ReadonlySet<string>>();

function promisedInvoices(promises: Sources['promises']): ReadonlySet<string> {
  const known = promisedOf.get(promises);
  if (known !== undefined) return known;
  const ids = new Set(promises.flatMap((promise) => promise.allocations.map((one) => one.invoiceId)));
  promisedOf.set(promises, ids);
  return ids;
}

function isSameList(a: readonly Dispute[], b: readonly Dispute[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function isSameMap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, amountMinor]) => b.get(id) === amountMinor);
}

function adjustedOf(
  sources: Sources,
  today: BusinessDate,
  { policy }: Conventions,
): ReadonlyMap<string, number> {
  if (sources.requests.length === 0) return nothingAdjusted;
  const { positions, indexes, currencies } = ledgerPosition(sources, today, policy);
  const sums = new Map(adjustedByInvoice(sources.requests, currencies));
  for (const [id, amountMinor] of creditsToApply(sources, openIn(positions, indexes))) {
    sums.set(id, addMinor(sums.get(id) ?? 0, amountMinor));
  }
  return sums;
}

const nothingAdjusted: ReadonlyMap<string, number> = new Map();

function compute(
  documents: Sources,
  adjusted: Agreements['adjusted'],
  today: BusinessDate,
  { policy, plan }: Conventions,
): Agreements {
  const sources = { ...documents, adjusted };
  const currencies = invoiceCurrencies(sources.invoices);
  const promises = promiseProgress(sources, today, policy);
  const plans = planProgress(sources, today, plan);
  return {
    promises,
    plans,
    adjusted,
    promised: promisedByInvoice(promises, currencies),
    planned: plannedByInvoice(plans, currencies),
  };
}
