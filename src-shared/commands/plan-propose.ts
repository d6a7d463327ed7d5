import { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import { failure } from '../domain/failure.ts';
import { planIdSchema } from '../domain/ids.ts';
import { currencySchema } from '../domain/money/currency.ts';
import type { PaymentPlan } from '../domain/plan/plan.ts';
import type { Schedule } from '../domain/plan/schedule.ts';
import { type CommandContext, changed, defineCommand, refusedFor } from './command.ts';
import { checkProposal, draftOf, planProposalShape, propose } from './plan-proposal.ts';

const inputSchema = z.object({
  planId: planIdSchema,
  currency: currencySchema,
  ...planProposalShape,
  /** Kept to be talked about; nobody is asked yet. */
  asDraft: z.boolean(),
});
type Input = z.output<typeof inputSchema>;

/**
 * N1, N4: proposes a payment plan: approved at once within the proposer's authority, else waiting for a superior. It
 * stands only when the customer has signed (`plan.activate`).
 * @example 'plan.propose' {planId, currency: 'EUR', items: [{invoiceId, amountMinor: 300_00}], terms: {downPayment:
 * null, instalments: {by: 'count', count: 3, frequency: 'monthly', firstDate: '2026-04-30'}, interestRate: null,
 * feeMinor: 0, adjustment: 'following'}, contactName: 'Ida Brandt', reason: '', requestId, asDraft: false}
 */
export const planPropose = defineCommand({
  name: 'plan.propose',
  version: 1,
  input: inputSchema,
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, input, context) {
    const isKnown = aggregate.plans.some((plan) => plan.id === input.planId);
    const { failures, schedule } = checkProposal(aggregate, input, input.currency, context);
    const refusal = refusedFor([...(isKnown ? [failure('DUPLICATE_ID')] : []), ...failures]);
    if (refusal !== undefined || schedule === undefined) return refusal ?? changed();
    return changed(...newPlan(aggregate, input, schedule, context));
  },
});

function newPlan(
  { account }: AccountAggregate,
  input: Input,
  schedule: Schedule,
  context: CommandContext,
): readonly Change[] {
  const { planId, currency, contactName, asDraft } = input;
  const bare = { id: planId, accountId: account.id, currency, number: 1 };
  const { version, request } = (asDraft ? draftOf : propose)(bare, input, schedule, context);
  const plan = (fields: Pick<PaymentPlan, 'state' | 'versions' | 'requestId'>): Change => ({
    collection: 'plans',
    document: { id: planId, accountId: account.id, seq: 0, currency, contactName, ended: null, ...fields },
  });
  if (asDraft) return [plan({ state: 'draft', versions: [version], requestId: null })];
  if (request === undefined) return [plan({ state: 'approved', versions: [version], requestId: null })];
  return [
    plan({ state: 'awaiting-approval', versions: [version], requestId: request.id }),
    { collection: 'requests', document: request },
  ];
}
