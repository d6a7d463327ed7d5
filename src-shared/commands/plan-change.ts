import { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import { planIdSchema } from '../domain/ids.ts';
import { lastVersion, maxPlanVersions, type PaymentPlan } from '../domain/plan/plan.ts';
import type { Schedule } from '../domain/plan/schedule.ts';
import { type CommandContext, changed, defineCommand, refused, refusedFor } from './command.ts';
import { checkProposal, draftOf, planProposalShape, propose } from './plan-proposal.ts';
import { findPlan, withoutPlan } from './plan-step.ts';
import { withdrawn } from './withdrawn.ts';

const inputSchema = z.object({
  planId: planIdSchema,
  /** The last version that whoever changes it saw. */
  fromVersion: z.int().min(1).max(maxPlanVersions),
  ...planProposalShape,
  /** Kept to be talked about, like a draft that is proposed: nobody is asked, and what was decided before is void. */
  asDraft: z.boolean(),
});
type Input = z.output<typeof inputSchema>;

/**
 * N5: makes a new version of a plan over what is owed now; the earlier ones stay readable. Beyond the authority of
 * whoever changes it, it waits for a superior (N4), whatever was decided on the version before. Drafts, and plans that
 * wait or were refused, are revised with it too; as a draft it asks nobody. Of a plan that stands, the version in force
 * stands until the customer has signed the new one (`plan.activate`).
 * @example 'plan.change' {planId, fromVersion: 1, items: [{invoiceId, amountMinor: 200_00}], terms: {downPayment: null,
 * instalments: {by: 'amount', amountMinor: 50_00, frequency: 'monthly', firstDate: '2026-05-31'}, interestRate: null,
 * feeMinor: 0, adjustment: 'none'}, contactName: 'Ida Brandt', reason: 'Short-time work', requestId, asDraft: false}
 */
export const planChange = defineCommand({
  name: 'plan.change',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const statuses = ['draft', 'awaiting-approval', 'approved', 'refused', 'active'] as const;
    const found = findPlan(aggregate, input.planId, input.fromVersion, statuses, context);
    if (!found.ok) return found;
    const { plan } = found;
    if (plan.versions.length >= maxPlanVersions)
      return refused('TOO_MANY_ENTRIES', { limit: maxPlanVersions });
    const others = withoutPlan(aggregate, plan.id);
    const { failures, schedule } = checkProposal(others, input, plan.currency, context);
    const refusal = refusedFor(failures);
    if (refusal !== undefined || schedule === undefined) return refusal ?? changed();
    return changed(...changePlan(aggregate, plan, input, schedule, context));
  },
});

function changePlan(
  aggregate: AccountAggregate,
  plan: PaymentPlan,
  input: Input,
  schedule: Schedule,
  context: CommandContext,
): readonly Change[] {
  const number = lastVersion(plan).version + 1;
  const make = input.asDraft ? draftOf : propose;
  const { version, request } = make({ ...plan, number }, input, schedule, context);
  const state = stateAfter(plan, input, request !== undefined);
  const document: PaymentPlan = {
    ...plan,
    seq: 0,
    state,
    versions: [...plan.versions, version],
    requestId: request?.id ?? null,
    contactName: input.contactName,
  };
  return [
    { collection: 'plans', document },
    ...withdrawn(aggregate, [plan.requestId], ['awaiting-approval'], input.reason, context),
    ...(request === undefined ? [] : [{ collection: 'requests', document: request } as const]),
  ];
}

function stateAfter({ state }: PaymentPlan, { asDraft }: Input, waits: boolean): PaymentPlan['state'] {
  if (state === 'active') return 'active';
  if (asDraft) return 'draft';
  return waits ? 'awaiting-approval' : 'approved';
}
