import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { CurrencyFigures } from '../account/account-figures.ts';
import type { AccountPosition } from '../account/account-position.ts';
import { isContact, type NextAction } from '../activity/activity.ts';
import { openFollowUps } from '../activity/follow-ups.ts';
import { standingActivities } from '../activity/standing-activities.ts';
import { type BusinessDate, compareInstants, type Instant } from '../calendar/business-date.ts';
import { rulePoints } from './rule-points.ts';
import type { PriorityRule, Strategy } from './strategy.ts';

/**
 * W1: one rule's part of the score. `value` is what was measured: minor units, days, a count, per cent, a level, a
 * class, a segment or a date.
 */
export type PriorityReason = {
  readonly rule: PriorityRule;
  readonly points: number;
  readonly value: number | string;
  /** M1: of which currency `value` is an amount; on no other rule. */
  readonly currency?: string;
};

export type Priority = {
  readonly score: number;
  /** W1: the rules that gave points, most points first. They sum to the score. */
  readonly reasons: readonly PriorityReason[];
};

/**
 * W1, W2: the score of an account with the points of each rule. Pure: all of it comes in. `figures` as
 * `accountFigures` gives them, the account's own currency first.
 */
export function priority(
  aggregate: AccountAggregate,
  position: AccountPosition,
  figures: readonly [CurrencyFigures, ...CurrencyFigures[]],
  strategy: Strategy,
): Priority {
  const measured = {
    aggregate,
    position,
    figures,
    strategy,
    lastContactOn: lastContactOn(aggregate),
    followUps: openFollowUps(aggregate.activities),
  };
  const reasons = strategy.rules
    .map((rule) => ({ rule: rule.rule, ...rulePoints(measured, rule) }))
    .filter(({ points }) => points !== 0);
  return {
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons: reasons.sort((a, b) => b.points - a.points),
  };
}

/** The day of the last contact (any activity but a note, none that was superseded); `undefined` without one. */
export function lastContactOn(aggregate: AccountAggregate): BusinessDate | undefined {
  return latest(standingActivities(aggregate.activities).filter(isContact))?.on;
}

/** The next action that is planned: the one that was planned last of those that are open. */
export function nextAction(aggregate: AccountAggregate): NextAction | undefined {
  const last = openFollowUps(aggregate.activities).at(-1);
  return last && { date: last.date, text: last.text, channel: last.channel };
}

function latest<Item extends { at: Instant; on: BusinessDate }>(items: readonly Item[]): Item | undefined {
  return items.reduce<Item | undefined>(
    (last, one) => (last === undefined || compareInstants(one.at, last.at) > 0 ? one : last),
    undefined,
  );
}
