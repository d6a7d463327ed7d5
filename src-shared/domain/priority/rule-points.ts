import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { CurrencyFigures } from '../account/account-figures.ts';
import { type AccountPosition, positionsOf } from '../account/account-position.ts';
import type { FollowUp } from '../activity/follow-ups.ts';
import { addDays, type BusinessDate, daysBetween } from '../calendar/business-date.ts';
import { creditUsePercent, exposureMinor, usesAtLeast } from '../credit/credit-use.ts';
import { exceededCustomerLimits } from '../credit/customer-limits.ts';
import { isDisputeActive } from '../dispute/dispute.ts';
import type { PlanProgress } from '../plan/plan-progress.ts';
import { isNotKept } from '../promise/promise-progress.ts';
import { brokenPromiseTasks } from './broken-promise-tasks.ts';
import type { PriorityRule, Strategy, StrategyRule } from './strategy.ts';
import { amountPoints, percentPoints, wholePoints } from './tiers.ts';

/** What the rules measure: the account with what is known of it on the day. `figures`: its own currency first. */
export type Measured = {
  readonly aggregate: AccountAggregate;
  readonly position: AccountPosition;
  readonly figures: readonly [CurrencyFigures, ...CurrencyFigures[]];
  readonly lastContactOn: BusinessDate | undefined;
  readonly followUps: readonly FollowUp[];
  readonly strategy: Strategy;
};

/** What was measured, and what it is worth; with the currency where an amount was. */
export type Worth = { readonly value: number | string; readonly points: number; readonly currency?: string };

type RuleOf<Name extends PriorityRule> = StrategyRule & { readonly rule: Name };
type Measures = { readonly [Name in PriorityRule]: (measured: Measured, rule: RuleOf<Name>) => Worth };

const nothing = { value: 0, points: 0 };

/** W1: each rule by its name. */
const measures: Measures = {
  // M1: each currency for itself, never their sum; the one that gives most counts.
  'amount-to-collect': ({ figures: [own, ...others] }, { tiers, tiersByCurrency }) => {
    const worthOf = ({ toCollectMinor: value, currency }: CurrencyFigures) => {
      const points = amountPoints(tiersByCurrency[currency] ?? tiers, value, currency);
      return { value, points, currency };
    };
    return others.map(worthOf).reduce((most, one) => (one.points > most.points ? one : most), worthOf(own));
  },
  'days-past-due': ({ figures }, { tiers }) => {
    const value = figures.reduce(
      (most, one) => (one.toCollectMinor > 0 ? Math.max(most, one.oldestDaysPastDue) : most),
      0,
    );
    return { value, points: wholePoints(tiers, value) };
  },
  'broken-promises': (measured, { pointsEach, maxPoints }) =>
    each(countBrokenPromises(measured), pointsEach, maxPoints),
  'promise-due': ({ position: { promises, today } }, { points }) =>
    once(promises.filter((one) => one.status === 'open' && one.promise.promisedDate <= today).length, points),
  'days-since-contact': (measured, { tiers }) => {
    const { lastContactOn, position } = measured;
    const days = lastContactOn === undefined ? Infinity : daysBetween(lastContactOn, position.today);
    return {
      value: lastContactOn === undefined ? 'never' : days,
      points: whileToCollect(measured, wholePoints(tiers, days)),
    };
  },
  'risk-class': (measured, { points }) => {
    const { riskClass } = measured.aggregate.account;
    return { value: riskClass, points: whileToCollect(measured, points[riskClass]) };
  },
  segment: (measured, { segments }) => {
    const { segment: value } = measured.aggregate.account;
    const points = segments.find(({ segment }) => segment === value)?.points ?? 0;
    return { value, points: whileToCollect(measured, points) };
  },
  'credit-limit-use': ({ aggregate: { account }, figures: [own] }, { tiers }) => {
    const exposed = exposureMinor(account, own.balanceMinor);
    const value = creditUsePercent(exposed, account.creditLimitMinor);
    if (value === undefined) return nothing;
    const points = percentPoints(tiers, (bound) => usesAtLeast(exposed, account.creditLimitMinor, bound));
    return { value, points };
  },
  'customer-limits': ({ aggregate: { account }, position, figures: [own] }, { pointsEach }) => {
    const { length } = exceededCustomerLimits(account, position, own);
    return { value: length, points: length * pointsEach };
  },
  'credit-hold': (measured, { points }) => {
    const { creditHold } = measured.aggregate.account;
    return creditHold === null ? nothing : { value: creditHold.on, points: whileToCollect(measured, points) };
  },
  'dispute-deadline': ({ aggregate, position: { today } }, { points }) =>
    once(aggregate.disputes.filter((one) => isDisputeActive(one) && one.dueDate < today).length, points),
  'plan-missed': (measured, { pointsEach, maxPoints, windowDays }) =>
    each(countMissedInstalments(measured, windowDays), pointsEach, maxPoints),
  'dunning-level': (measured, { tiers }) => {
    const value = dunningLevel(measured);
    return { value, points: wholePoints(tiers, value) };
  },
  'follow-up-due': ({ aggregate, position, followUps }, { points }) => {
    const planned = followUps.filter(({ date }) => date <= position.today).length;
    return once(planned + brokenPromiseTasks(position, aggregate.activities).length, points);
  },
};

/** W1: what a rule of the strategy measures on an account, with its points. */
export function rulePoints<Name extends PriorityRule>(measured: Measured, rule: RuleOf<Name>): Worth {
  return measures[rule.rule as Name](measured, rule);
}

function whileToCollect({ figures }: Measured, points: number): number {
  return figures.some(({ toCollectMinor }) => toCollectMinor > 0) ? points : 0;
}

function once(count: number, points: number): Worth {
  return { value: count, points: count > 0 ? points : 0 };
}

function each(count: number, pointsEach: number, maxPoints: number): Worth {
  return { value: count, points: Math.min(count * pointsEach, maxPoints) };
}

/** P4: broken and partially kept promises raise the priority for as long as the strategy's window says. */
function countBrokenPromises({ position, strategy }: Measured): number {
  const since = addDays(position.today, -strategy.brokenPromiseWindowDays);
  return position.promises.filter((one) => isNotKept(one.status) && one.promise.promisedDate >= since).length;
}

/** N3: of plans that stand, and of those that were missed lately while something is to collect. */
function countMissedInstalments(measured: Measured, windowDays: number): number {
  const { plans, today } = measured.position;
  if (plans.length === 0) return 0;
  const since = addDays(today, -windowDays);
  const counts = ({ status, defaultedOn }: PlanProgress): boolean =>
    status === 'active' ||
    (status === 'defaulted' && (defaultedOn ?? '') >= since && whileToCollect(measured, 1) > 0);
  return plans
    .filter(counts)
    .reduce(
      (sum, { instalments }) => sum + instalments.filter(({ status }) => status === 'missed').length,
      0,
    );
}

/** G1: the highest level that was sent over what is still to collect; 0 for none. */
function dunningLevel({ aggregate, position }: Measured): number {
  const levels = new Map<string, number>();
  for (const { state, items } of aggregate.notices) {
    if (state !== 'sent') continue;
    for (const { invoiceId, level } of items) {
      levels.set(invoiceId, Math.max(level, levels.get(invoiceId) ?? 0));
    }
  }
  if (levels.size === 0) return 0;
  let highest = 0;
  for (const [id, { toCollectMinor }] of positionsOf(position, levels.keys())) {
    if (toCollectMinor > 0) highest = Math.max(highest, levels.get(id) ?? 0);
  }
  return highest;
}
