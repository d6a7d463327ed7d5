import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { requestIdSchema } from '../domain/ids.ts';
import { sumMinor } from '../domain/money/amount.ts';
import { type PaymentPlan, type PlanVersion, planItemSchema } from '../domain/plan/plan.ts';
import { planAuthority } from '../domain/plan/plan-authority.ts';
import { planConventionsSchema, planTermsSchema } from '../domain/plan/plan-terms.ts';
import { planSchedule, type Schedule } from '../domain/plan/schedule.ts';
import { ask } from '../domain/request/ask.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import { type CommandContext, signed } from './command.ts';
import { checkPlanItems } from './plan-items.ts';

/** What is agreed with a customer, and the id for the request for approval where one is needed. */
export const planProposalShape = {
  items: z.array(planItemSchema).min(1).max(1000),
  terms: planTermsSchema,
  contactName: freeText(200),
  reason: freeText(500),
  requestId: requestIdSchema,
};
const proposalSchema = z.object(planProposalShape);
export type PlanProposal = z.output<typeof proposalSchema>;

export type CheckedProposal =
  | { readonly failures: readonly Failure[]; readonly schedule: undefined }
  | { readonly failures: readonly Failure[]; readonly schedule: Schedule };

/** N1, N2: everything that stands against a proposal, and its schedule. The plan itself must not be among the plans. */
export function checkProposal(
  aggregate: AccountAggregate,
  { items, terms, requestId }: PlanProposal,
  currency: string,
  context: CommandContext,
): CheckedProposal {
  const principalMinor = sumMinor(items.map((item) => item.amountMinor));
  const { calendar, plan } = context.settings;
  const conventions = planConventionsSchema.parse(plan);
  const start = context.today;
  const planned = planSchedule({ principalMinor, currency, terms, conventions, start, calendar });
  const isKnown = aggregate.requests.some((request) => request.id === requestId);
  return {
    failures: [
      ...(isKnown ? [failure('DUPLICATE_ID')] : []),
      ...checkPlanItems(aggregate, items, currency, context),
      ...(planned.ok ? [] : planned.failures),
    ],
    schedule: planned.ok ? planned.schedule : undefined,
  };
}

/** N4: a version as it was proposed, and the request for approval where the proposer's authority does not reach. */
export type Proposed = { readonly version: PlanVersion; readonly request: LedgerRequest | undefined };

/** N5: the version that a proposal makes while nobody is asked: not decided, whoever's authority would reach. */
export function draftOf(...given: Parameters<typeof propose>): Proposed {
  return { version: { ...propose(...given).version, decision: null }, request: undefined };
}

/** N4, N5: the version that a proposal makes. */
export function propose(
  plan: Pick<PaymentPlan, 'id' | 'accountId' | 'currency'> & { readonly number: number },
  { items, terms, reason, requestId }: PlanProposal,
  schedule: Schedule,
  context: CommandContext,
): Proposed {
  const conventions = planConventionsSchema.parse(context.settings.plan);
  const version: PlanVersion = {
    ...signed(context),
    version: plan.number,
    items,
    terms,
    conventions,
    instalments: [...schedule.instalments],
    reason,
    decision: null,
    inForce: null,
  };
  const { role } = context.actor;
  const authority = planAuthority(schedule, plan.currency, conventions, role, context.settings);
  if (authority.isAllowed) {
    const decision = { ...signed(context), isGranted: true, reason: '' };
    return { version: { ...version, decision }, request: undefined };
  }
  const asked = {
    id: requestId,
    accountId: plan.accountId,
    kind: 'plan',
    currency: plan.currency,
    amountMinor: schedule.totalMinor,
    items,
    planId: plan.id,
    reason,
  } as const;
  const request = ask(asked, role, signed(context), context.settings);
  // The amount alone may be within the limit where the length or the instalments are not.
  return { version, request: { ...request, state: 'awaiting-approval', approver: authority.approver } };
}
