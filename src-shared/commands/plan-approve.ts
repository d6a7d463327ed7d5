import { defineCommand } from './command.ts';
import { decideOnPlan, planDecisionSchema } from './plan-decide.ts';

/**
 * N4: approves the last version of a plan; it stands when the customer has signed. By somebody else than who asked for it.
 * @example 'plan.approve' {planId, fromVersion: 1, reason: 'Pays well otherwise'}
 */
export const planApprove = defineCommand({
  name: 'plan.approve',
  version: 1,
  input: planDecisionSchema,
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) => decideOnPlan(aggregate, { ...input, isGranted: true }, context),
});
