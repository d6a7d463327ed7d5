import { addDays, type BusinessDate, compareInstants } from '../calendar/business-date.ts';
import type { CurrencyOf } from '../invoice/open-amount.ts';
import { addMinor, sumMinor } from '../money/amount.ts';
import type { Signed } from '../organisation/actor.ts';
import type { Payment } from '../payment/payment.ts';
import { bookedCharges, type ChargeSources, dueAmounts } from './charges.ts';
import {
  deadlineOf,
  defaultDate,
  type InstalmentBasis,
  type InstalmentProgress,
  instalmentProgress,
  totalMet,
} from './instalment-progress.ts';
import { lastVersion, type PaymentPlan, type PlanItem, type PlanState, type PlanVersion } from './plan.ts';
import { type CashBook, cashBook, cashSince, type PlanCash, withinPlanned } from './plan-cash.ts';
import type { PlanPolicy } from './plan-policy.ts';
import { type LeftItem, leftOf, type PlanDispute, suspended, takenFromLast } from './plan-reductions.ts';
import { instalmentTotal } from './schedule.ts';

/**
 * `superseded`: a later plan has taken over one of its invoices, and cash that had completed it was reversed since. Its
 * amounts are collected: no invoice is on two plans that stand.
 */
export type PlanStatus = PlanState | 'completed' | 'defaulted' | 'superseded';

/** N2, N3: where a plan stands on a date, with why. Amounts in minor units of the plan's currency. */
export type PlanProgress = {
  readonly plan: PaymentPlan;
  /** The version in force; the last one where none is. */
  readonly version: PlanVersion;
  readonly status: PlanStatus;
  readonly instalments: readonly InstalmentProgress[];
  /** What the plan covers: its items and the charges that the ledger has booked, with what has met each. */
  readonly items: readonly PlanItemProgress[];
  readonly dueMinor: number;
  readonly metMinor: number;
  /** What of the planned amounts is owed no more, because the ledger has reduced the invoices. */
  readonly reducedMinor: number;
  /** D3: what of `dueMinor` is not due while it is disputed. */
  readonly suspendedMinor: number;
  /** N3: instalments that were not met in time. */
  readonly misses: number;
  /** N3: the day that ended without the instalment that was one too many. */
  readonly defaultedOn: BusinessDate | null;
  /** N3: from when the amounts are collected again. */
  readonly resumesOn: BusinessDate | null;
  readonly completedOn: BusinessDate | null;
  /** The plan that took over one of its invoices, and when, where it is not complete without that; null for every other. */
  readonly supersededBy: { readonly planId: PaymentPlan['id']; readonly on: BusinessDate } | null;
};

export type PlanItemProgress = PlanItem & { readonly metMinor: number };

/** The documents that plans are judged by. */
export type PlanSources = ChargeSources & {
  readonly plans: readonly PaymentPlan[];
  readonly payments: readonly Payment[];
  readonly disputes: readonly PlanDispute[];
  /** I3: what of each invoice is to be taken off, or is credited and not applied, in minor units. */
  readonly adjusted: ReadonlyMap<string, number>;
};

const noPlans: readonly PlanProgress[] = [];

/**
 * N2, N3: the progress of every plan of an account as a pure function of its documents, policy and today. Late,
 * backdated or reversed cash changes it, because nothing of it is stored.
 */
export function planProgress(
  sources: PlanSources,
  today: BusinessDate,
  policy: Pick<PlanPolicy, 'graceDays' | 'missesToDefault'>,
): readonly PlanProgress[] {
  if (sources.plans.length === 0) return noPlans;
  const agreed = sources.plans.map((plan) => stageOf(plan, sources, today));
  const ids = agreed.filter(({ inForce }) => inForce !== null).flatMap((stage) => [...stage.invoiceIds]);
  const book = cashBook(sources.payments, new Set(ids));
  const stages = agreed.map((stage) => reduce(stage, sources, book));
  const standing = stages.filter((stage) => stage.inForce !== null);
  return stages.map((stage) => {
    const successors = successorsOf(stage, standing);
    const cash = cashOf(stage, successors, book);
    return judge(stage, { cash, successors, disputes: sources.disputes }, today, policy);
  });
}

/** What stands of a plan on a date: nothing yet where `inForce` is null. */
type Stage = {
  readonly plan: PaymentPlan;
  readonly version: PlanVersion;
  readonly inForce: PlanVersion['inForce'];
  readonly items: readonly LeftItem[];
  readonly invoiceIds: ReadonlySet<string>;
  readonly dueMinor: readonly number[];
  readonly reducedMinor: number;
};

function stageOf(plan: PaymentPlan, sources: ChargeSources, today: BusinessDate): Stage {
  const version = plan.versions.findLast(({ inForce }) => inForce !== null && inForce.on <= today);
  if (version === undefined) {
    const proposed = lastVersion(plan);
    const dueMinor = proposed.instalments.map(instalmentTotal);
    return { plan, version: proposed, inForce: null, ...covering(proposed.items), dueMinor, reducedMinor: 0 };
  }
  const charges = bookedCharges(version, sources, today);
  const booked = [charges.interest, charges.fee].flatMap((charge) => (charge === null ? [] : [charge.item]));
  return {
    plan,
    version,
    inForce: version.inForce,
    ...covering([...version.items, ...booked]),
    dueMinor: dueAmounts(version.instalments, charges),
    reducedMinor: 0,
  };
}

/** N2: what the ledger has taken off the invoices since is taken from the last instalments. */
function reduce(stage: Stage, { invoices, adjusted }: PlanSources, book: CashBook): Stage {
  const { plan, inForce } = stage;
  if (inForce === null) return stage;
  const items = leftOf(stage.items, plan, inForce, { invoices, adjusted, book });
  const reducedMinor = totalOf(stage.items) - totalOf(items);
  return { ...stage, items, reducedMinor, dueMinor: takenFromLast(stage.dueMinor, reducedMinor) };
}

function totalOf(items: readonly PlanItem[]): number {
  return sumMinor(items.map((item) => item.amountMinor));
}

function covering(planned: readonly PlanItem[]): Pick<Stage, 'items' | 'invoiceIds'> {
  const items = planned.map((item) => ({ ...item, leftMinor: item.amountMinor }));
  return { items, invoiceIds: new Set(items.map((item) => item.invoiceId)) };
}

/** The plans that took over invoices of a plan after it came into force, the first to do so first. */
function successorsOf({ plan, inForce, invoiceIds }: Stage, standing: readonly Stage[]): readonly Stage[] {
  if (inForce === null) return [];
  return standing
    .filter((one) => one.plan !== plan && one.inForce !== null && isAfter(one.inForce, inForce))
    .filter((one) => [...invoiceIds].some((id) => one.invoiceIds.has(id)))
    .toSorted((a, b) => compareInstants(signedAt(a), signedAt(b)));
}

/** The cash of a plan. What came on an invoice after a later plan took it over is that plan's. */
function cashOf(stage: Stage, later: readonly Stage[], book: CashBook): readonly PlanCash[] {
  const { plan, inForce, items, invoiceIds } = stage;
  if (inForce === null) return [];
  const now = [...invoiceIds].flatMap((id) => {
    const successor = later.find((one) => one.invoiceIds.has(id));
    return (
      successor?.inForce?.cashBefore.filter((one) => one.invoiceId === id) ?? book.byInvoice.get(id) ?? []
    );
  });
  const terms = { currency: plan.currency, inForceOn: inForce.on };
  return withinPlanned(cashSince(now, inForce.cashBefore, book, terms), items);
}

function isAfter(a: Signed, b: Signed): boolean {
  return compareInstants(a.at, b.at) > 0;
}

function signedAt({ inForce, version }: Stage): Signed['at'] {
  return inForce?.at ?? version.at;
}

type Course = {
  readonly cash: readonly PlanCash[];
  readonly successors: readonly Stage[];
  readonly disputes: readonly PlanDispute[];
};

function judge(
  { plan, version, inForce, items, dueMinor, reducedMinor }: Stage,
  { cash, successors, disputes }: Course,
  today: BusinessDate,
  policy: InstalmentBasis['policy'],
): PlanProgress {
  const ended = plan.ended !== null && plan.ended.on <= today ? plan.ended : null;
  const takeover = takeoverOf(successors);
  // Nothing is missed before the customer signed, nor after another plan took over; cash of the day of the end is free.
  const lastDay = ended === null ? (takeover?.on ?? today) : addDays(ended.on, -1);
  const asOf = inForce === null ? version.on : lastDay;
  const { instalments: agreed } = version;
  const inTime = untilDay(cash, asOf);
  const metItems = itemProgress(items, inTime);
  const deadlines = agreed.map((one) => deadlineOf(one, policy));
  const disputed = { currency: plan.currency, items: metItems, dueMinor, deadlines, today };
  const due = suspended(disputed, inForce === null ? [] : disputes);
  const all = { instalments: agreed, ...due, cash: inTime, policy, asOf };
  const defaultedOn = defaultDate(all) ?? null;
  const basis = defaultedOn === null ? all : endedOn(all, defaultedOn);
  const instalments = instalmentProgress(basis);
  const metMinor = totalMet(instalments);
  const totalMinor = sumMinor(dueMinor);
  const isComplete = inForce !== null && metMinor >= totalMinor;
  const status = statusOf(plan, {
    isInForce: inForce !== null,
    isEnded: ended !== null,
    defaultedOn,
    isComplete,
    isTakenOver: takeover !== undefined,
  });
  return {
    plan,
    version,
    status,
    instalments,
    items: itemProgress(items, basis.cash).map(({ leftMinor: _, ...item }) => item),
    dueMinor: totalMinor,
    metMinor,
    reducedMinor,
    suspendedMinor: totalMinor - sumMinor(due.dueMinor),
    misses: instalments.filter((one) => one.isLate).length,
    defaultedOn,
    resumesOn: defaultedOn === null ? null : addDays(defaultedOn, 1),
    completedOn: status === 'completed' ? (basis.cash.at(-1)?.countedOn ?? asOf) : null,
    supersededBy: status === 'superseded' ? (takeover ?? null) : null,
  };
}

function takeoverOf([first]: readonly Stage[]): NonNullable<PlanProgress['supersededBy']> | undefined {
  const { plan, inForce } = first ?? {};
  return plan === undefined || inForce == null ? undefined : { planId: plan.id, on: inForce.on };
}

function untilDay(cash: readonly PlanCash[], day: BusinessDate): readonly PlanCash[] {
  return cash.filter((one) => one.countedOn <= day);
}

/** What came after the default is no longer the plan's; the instalment itself is missed on the next day. */
function endedOn(basis: InstalmentBasis, defaultedOn: BusinessDate): InstalmentBasis {
  return { ...basis, cash: untilDay(basis.cash, defaultedOn), asOf: addDays(defaultedOn, 1) };
}

function itemProgress<Item extends PlanItem>(
  items: readonly Item[],
  cash: readonly PlanCash[],
): readonly (Item & PlanItemProgress)[] {
  const met = new Map<string, number>();
  for (const one of cash) met.set(one.invoiceId, addMinor(met.get(one.invoiceId) ?? 0, one.amountMinor));
  return items.map((item) => ({ ...item, metMinor: met.get(item.invoiceId) ?? 0 }));
}

function statusOf(
  { state, versions }: PaymentPlan,
  stands: {
    readonly isInForce: boolean;
    readonly isEnded: boolean;
    readonly defaultedOn: BusinessDate | null;
    readonly isComplete: boolean;
    readonly isTakenOver: boolean;
  },
): PlanStatus {
  if (state === 'cancelled') return stands.isEnded ? 'cancelled' : stands.isInForce ? 'active' : 'approved';
  if (versions.every((version) => version.inForce === null)) return state;
  if (!stands.isInForce) return 'approved';
  if (stands.defaultedOn !== null) return 'defaulted';
  if (stands.isComplete) return 'completed';
  return stands.isTakenOver ? 'superseded' : 'active';
}

/**
 * I3: what plans still hold of each invoice, in minor units: planned less met. Only plans that stand count, and of
 * those that were missed none.
 */
export function plannedByInvoice(
  plans: readonly PlanProgress[],
  currencies: CurrencyOf,
): ReadonlyMap<string, number> {
  const planned = new Map<string, number>();
  for (const { plan, status, items } of plans) {
    if (status !== 'active') continue;
    for (const { invoiceId, amountMinor, metMinor } of items) {
      // M1: the ledger may have changed the currency since.
      if (currencies.get(invoiceId) !== plan.currency) continue;
      planned.set(invoiceId, addMinor(planned.get(invoiceId) ?? 0, amountMinor - metMinor));
    }
  }
  return planned;
}
