import { wordedText } from '../domain/document.ts';
import { defineCommand } from './command.ts';
import { decideOnPlan, planDecisionSchema } from './plan-decide.ts';

/**
 * N4: refuses the last version of a plan; where an earlier one stands, that goes on. By somebody else than who asked for it,
 * with the reason.
 * @example 'plan.refuse' {planId, fromVersion: 1, reason: 'Too long'}
 */
export const planRefuse = defineCommand({
  name: 'plan.refuse',
  version: 1,
  input: planDecisionSchema.extend({ reason: wordedText(1000) }),
  reads: 'account',
  roles: ['manager', 'administrator'],
  apply: (aggregate, input, context) => decideOnPlan(aggregate, { ...input, isGranted: false }, context),
});
