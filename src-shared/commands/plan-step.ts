import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { agreementsOf } from '../domain/account/agreements.ts';
import { lastVersion, type PaymentPlan } from '../domain/plan/plan.ts';
import type { PlanStatus } from '../domain/plan/plan-progress.ts';
import { type CommandContext, type CommandEffect, refused } from './command.ts';

type Found = { readonly ok: true; readonly plan: PaymentPlan } | (CommandEffect & { readonly ok: false });

/**
 * The plan of this id with one of these statuses, as whoever gives the command saw it: PLAN_NOT_FOUND, PLAN_STATE_WRONG
 * with the status that it has, CHANGED_MEANWHILE where another version is the last one.
 */
export function findPlan(
  aggregate: AccountAggregate,
  planId: string,
  fromVersion: number,
  statuses: readonly PlanStatus[],
  { today, settings }: CommandContext,
): Found {
  const progress = agreementsOf(aggregate, today, settings).plans.find((one) => one.plan.id === planId);
  if (progress === undefined) return refused('PLAN_NOT_FOUND');
  const { plan, status } = progress;
  if (!statuses.includes(status)) return refused('PLAN_STATE_WRONG', { state: status });
  const last = lastVersion(plan);
  if (last.version !== fromVersion) return refused('CHANGED_MEANWHILE', { by: last.by.name });
  return { ok: true, plan };
}

/** The account without a plan: what is there for the amounts that it covers. */
export function withoutPlan(aggregate: AccountAggregate, planId: string): AccountAggregate {
  return { ...aggregate, plans: aggregate.plans.filter((one) => one.id !== planId) };
}
