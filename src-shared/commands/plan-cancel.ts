import { z } from 'zod';
import { wordedText } from '../domain/document.ts';
import { planIdSchema } from '../domain/ids.ts';
import { maxPlanVersions, versionInForce } from '../domain/plan/plan.ts';
import { pendingStates } from '../domain/request/ask.ts';
import { changed, defineCommand, signed } from './command.ts';
import { findPlan } from './plan-step.ts';
import { withdrawn } from './withdrawn.ts';

/**
 * Ends a plan that is neither completed nor defaulted: its amounts are collected again at once, and what was asked for
 * with it is taken back.
 * @example 'plan.cancel' {planId, fromVersion: 1, reason: 'Paid in full by other means'}
 */
export const planCancel = defineCommand({
  name: 'plan.cancel',
  version: 1,
  input: z.object({
    planId: planIdSchema,
    fromVersion: z.int().min(1).max(maxPlanVersions),
    reason: wordedText(500),
  }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { planId, fromVersion, reason }, context) {
    const statuses = ['draft', 'awaiting-approval', 'approved', 'active'] as const;
    const found = findPlan(aggregate, planId, fromVersion, statuses, context);
    if (!found.ok) return found;
    const { plan } = found;
    const inForce = versionInForce(plan)?.inForce;
    const charges = [inForce?.interestRequestId, inForce?.feeRequestId];
    const document = { ...plan, seq: 0, state: 'cancelled', ended: { ...signed(context), reason } } as const;
    return changed(
      { collection: 'plans', document },
      ...withdrawn(aggregate, [plan.requestId], ['awaiting-approval'], reason, context),
      ...withdrawn(aggregate, charges, pendingStates, reason, context),
    );
  },
});
