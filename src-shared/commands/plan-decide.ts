import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { freeText } from '../domain/document.ts';
import { planIdSchema } from '../domain/ids.ts';
import { awaitsApproval, maxPlanVersions } from '../domain/plan/plan.ts';
import { type CommandContext, type CommandEffect, refused } from './command.ts';
import { decideRequest } from './decide-request.ts';
import { findPlan } from './plan-step.ts';

/** What a superior says to the last version of a plan, by `plan.approve` and `plan.refuse` alike. */
export const planDecisionSchema = z.object({
  planId: planIdSchema,
  /** The version that was looked at. */
  fromVersion: z.int().min(1).max(maxPlanVersions),
  reason: freeText(1000),
});
type PlanDecision = Readonly<z.output<typeof planDecisionSchema>> & { readonly isGranted: boolean };

/** N4: decides on a plan by its request, so that both say the same. */
export function decideOnPlan(
  aggregate: AccountAggregate,
  { planId, fromVersion, isGranted, reason }: PlanDecision,
  context: CommandContext,
): CommandEffect {
  const found = findPlan(aggregate, planId, fromVersion, ['awaiting-approval', 'active'], context);
  if (!found.ok) return found;
  const { requestId, state } = found.plan;
  if (requestId === null || !awaitsApproval(found.plan)) return refused('PLAN_STATE_WRONG', { state });
  return decideRequest(aggregate, { requestId, isGranted, reason }, context, ['plan']);
}
