import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { CurrencyFigures } from '../account/account-figures.ts';
import type { AccountPosition } from '../account/account-position.ts';
import { isContact } from '../activity/activity.ts';
import {
  addDays,
  type BusinessDate,
  compareInstants,
  daysBetween,
  type Instant,
} from '../calendar/business-date.ts';
import { isDisputeActive } from '../dispute/dispute.ts';
import { minorDigits } from '../money/currency.ts';
import { isNotKept } from '../promise/promise-progress.ts';
import type { Strategy } from './strategy.ts';

export const priorityRules = [
  'amount-to-collect',
  'days-past-due',
  'broken-promises',
  'promise-due',
  'days-since-contact',
  'risk-class',
  'credit-limit-use',
  'dispute-deadline',
  'next-action-due',
] as const;
export type PriorityRule = (typeof priorityRules)[number];

/** W1: one rule's part of the score. `value` is what was measured (minor units, days, a count, per cent, a class). */
export type PriorityReason = {
  readonly rule: PriorityRule;
  readonly points: number;
  readonly value: number | string;
};

export type Priority = {
  readonly score: number;
  /** W1: the rules that gave points, most points first. They sum to the score. */
  readonly reasons: readonly PriorityReason[];
};

type Measured = {
  readonly aggregate: AccountAggregate;
  readonly position: AccountPosition;
  readonly figures: CurrencyFigures;
  readonly strategy: Strategy;
};

/** W1, W2: the score of an account in its own currency, with the points of each rule. Pure: all of it comes in. */
export function priority(
  aggregate: AccountAggregate,
  position: AccountPosition,
  figures: CurrencyFigures,
  strategy: Strategy,
): Priority {
  const measured = { aggregate, position, figures, strategy };
  const reasons = rules.map((rule) => rule(measured)).filter((reason) => reason.points !== 0);
  return {
    score: reasons.reduce((sum, reason) => sum + reason.points, 0),
    reasons: reasons.sort((a, b) => b.points - a.points),
  };
}

const rules: readonly ((measured: Measured) => PriorityReason)[] = [
  ({ figures, strategy }) => ({
    rule: 'amount-to-collect',
    value: figures.toCollectMinor,
    points: tierPoints(
      strategy.amountToCollect,
      figures.toCollectMinor / 10 ** minorDigits(figures.currency),
    ),
  }),
  ({ figures, strategy }) => ({
    rule: 'days-past-due',
    value: figures.oldestDaysPastDue,
    points: figures.toCollectMinor > 0 ? tierPoints(strategy.daysPastDue, figures.oldestDaysPastDue) : 0,
  }),
  (measured) => {
    const count = countBrokenPromises(measured);
    const points = count * measured.strategy.pointsPerBrokenPromise;
    return {
      rule: 'broken-promises',
      value: count,
      points: Math.min(points, measured.strategy.maxBrokenPromisePoints),
    };
  },
  ({ position, strategy }) => {
    const due = position.promises.filter(
      (one) => one.status === 'open' && one.promise.promisedDate <= position.today,
    );
    return { rule: 'promise-due', value: due.length, points: due.length > 0 ? strategy.promiseDue : 0 };
  },
  daysSinceContactRule,
  ({ aggregate, figures, strategy }) => ({
    rule: 'risk-class',
    value: aggregate.account.riskClass,
    points: figures.toCollectMinor > 0 ? strategy.riskClass[aggregate.account.riskClass] : 0,
  }),
  ({ aggregate, figures, strategy }) => {
    const use = creditUsePercent(figures.balanceMinor, aggregate.account.creditLimitMinor);
    return {
      rule: 'credit-limit-use',
      value: use ?? 0,
      points: tierPoints(strategy.creditLimitUse, use ?? 0),
    };
  },
  ({ aggregate, position, strategy }) => {
    const late = aggregate.disputes.filter(
      (one) => isDisputeActive(one) && one.dueDate < position.today,
    ).length;
    return { rule: 'dispute-deadline', value: late, points: late > 0 ? strategy.disputeDeadlinePassed : 0 };
  },
  ({ aggregate, position, strategy }) => {
    const next = nextAction(aggregate);
    const isDue = next !== undefined && next.date <= position.today;
    return { rule: 'next-action-due', value: next?.date ?? '', points: isDue ? strategy.nextActionDue : 0 };
  },
];

/** P4: broken and partially kept promises raise the priority for as long as the strategy's window says. */
function countBrokenPromises({ position, strategy }: Measured): number {
  const since = addDays(position.today, -strategy.brokenPromiseWindowDays);
  return position.promises.filter((one) => isNotKept(one.status) && one.promise.promisedDate >= since).length;
}

function daysSinceContactRule({ aggregate, position, figures, strategy }: Measured): PriorityReason {
  const last = lastContactOn(aggregate);
  const days = last === undefined ? Number.POSITIVE_INFINITY : daysBetween(last, position.today);
  return {
    rule: 'days-since-contact',
    value: last === undefined ? 'never' : days,
    points: figures.toCollectMinor > 0 ? tierPoints(strategy.daysSinceContact, days) : 0,
  };
}

function tierPoints(tiers: readonly { from: number; points: number }[], value: number): number {
  let best: { from: number; points: number } | undefined;
  for (const tier of tiers) {
    if (value >= tier.from && (best === undefined || tier.from > best.from)) best = tier;
  }
  return best?.points ?? 0;
}

/** Credit: per cent of the limit in use, rounded down; `undefined` without a limit, 100 and more over a limit of 0. */
export function creditUsePercent(balanceMinor: number, limitMinor: number | null): number | undefined {
  if (limitMinor === null) return undefined;
  if (limitMinor === 0) return balanceMinor > 0 ? 100 : 0;
  return Math.max(0, Math.floor((balanceMinor * 100) / limitMinor));
}

/** The day of the last contact (any activity but a note); `undefined` when there was none. */
export function lastContactOn(aggregate: AccountAggregate): BusinessDate | undefined {
  return latest(aggregate.activities.filter(isContact))?.on;
}

/** The next action that is planned: that of the latest activity that planned one or was a contact after it. */
export function nextAction(aggregate: AccountAggregate): { date: BusinessDate; text: string } | undefined {
  const last = latest(aggregate.activities.filter((one) => one.nextAction !== null || isContact(one)));
  return last?.nextAction ?? undefined;
}

function latest<Item extends { at: Instant; on: BusinessDate }>(items: readonly Item[]): Item | undefined {
  return items.reduce<Item | undefined>(
    (last, one) => (last === undefined || compareInstants(one.at, last.at) > 0 ? one : last),
    undefined,
  );
}
