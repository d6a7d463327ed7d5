import type { AccountHead, DunningStanding, PlanStanding } from '../../src-shared/contract/account-view.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import type { AccountPosition } from '../../src-shared/domain/account/account-position.ts';
import { openFollowUps } from '../../src-shared/domain/activity/follow-ups.ts';
import { addDays, type BusinessDate, daysBetween } from '../../src-shared/domain/calendar/business-date.ts';
import { creditSuggestion } from '../../src-shared/domain/credit/credit-suggestion.ts';
import {
  type DunningPolicies,
  type DunningPolicy,
  dunningPolicyOf,
} from '../../src-shared/domain/dunning/dunning-policy.ts';
import { type ItemStanding, itemStandings } from '../../src-shared/domain/dunning/item-standing.ts';
import { blockOn } from '../../src-shared/domain/dunning/propose-notices.ts';
import type { PlanProgress, PlanStatus } from '../../src-shared/domain/plan/plan-progress.ts';
import { brokenPromiseTasks } from '../../src-shared/domain/priority/broken-promise-tasks.ts';
import { isPending } from '../../src-shared/domain/request/ask.ts';
import type { SummaryRules } from './account-summary.ts';
import { isUnsent } from './dunning-rows.ts';
import { effectivePosition } from './effective-position.ts';

type Standing = Pick<
  AccountHead,
  'plans' | 'credit' | 'dunning' | 'requests' | 'followUps' | 'brokenPromiseTasks'
>;

/** Where an account stands besides its figures: plans, credit, dunning, requests and what is to be done. Pure. */
export function accountStanding(aggregate: AccountAggregate, rules: SummaryRules): Standing {
  const { account, payments, requests, activities } = aggregate;
  const { policy, credit, dunning } = rules.settings;
  const position = effectivePosition(aggregate, rules);
  const figures = accountFigures(position, payments, account.currency, policy);
  const open = requests.filter(isPending);
  return {
    plans: planStanding(position.plans),
    credit: creditSuggestion(aggregate, position, figures, credit),
    dunning: dunningStanding(aggregate, position, dunning),
    requests: {
      openCount: open.length,
      awaitingCount: open.filter(({ state }) => state === 'awaiting-approval').length,
    },
    followUps: openFollowUps(activities),
    brokenPromiseTasks: brokenPromiseTasks(position, activities),
  };
}

function planStanding(plans: readonly PlanProgress[]): PlanStanding {
  const counts = new Map<PlanStatus, number>();
  for (const { status } of plans) counts.set(status, (counts.get(status) ?? 0) + 1);
  const next = plans
    .filter(({ status }) => status === 'active')
    .flatMap(({ instalments }) => instalments.find((one) => one.metMinor < one.dueMinor) ?? [])
    .map(({ instalment }) => instalment.dueDate)
    .sort();
  return {
    counts: [...counts].map(([status, count]) => ({ status, count })),
    nextDueDate: next[0] ?? null,
  };
}

type Levels = Pick<DunningPolicy, 'levels'>;

function dunningStanding(
  aggregate: AccountAggregate,
  position: AccountPosition,
  dunning: DunningPolicies,
): DunningStanding {
  // Without a policy nothing comes next; what was sent stays.
  const policy: Levels = dunningPolicyOf(aggregate.account, dunning) ?? { levels: [] };
  const standings = itemStandings(position.invoices, aggregate, policy, position.today);
  return {
    level: standings.reduce((highest, { level }) => Math.max(highest, level), 0),
    next: nextStep(standings, policy, position.today),
    block: blockOn(aggregate, position.today),
    unsentCount: aggregate.notices.filter(isUnsent).length,
  };
}

/** The item that comes to its next level first; of several on one day the highest level. */
function nextStep(
  standings: readonly ItemStanding[],
  policy: Levels,
  today: BusinessDate,
): DunningStanding['next'] {
  let next: { level: number; days: number } | undefined;
  for (const standing of standings) {
    const step = daysToNext(standing, policy, today);
    if (step === undefined) continue;
    const isSooner = next === undefined || step.days < next.days;
    if (isSooner || (step.days === next?.days && step.level > next.level)) next = step;
  }
  return next === undefined ? null : { level: next.level, on: addDays(today, next.days) };
}

function daysToNext(
  { reason, level, lastSentOn, position }: ItemStanding,
  { levels }: Levels,
  today: BusinessDate,
): { level: number; days: number } | undefined {
  const next = levels[level];
  if (next === undefined) return undefined;
  if (reason === 'due') return { level: next.level, days: 0 };
  if (reason !== 'too-young' && reason !== 'too-soon') return undefined;
  const tillOld = next.daysPastDue - position.daysPastDue;
  const tillLate = lastSentOn === null ? 0 : next.daysSinceLast - daysBetween(lastSentOn, today);
  return { level: next.level, days: Math.max(0, tillOld, tillLate) };
}
