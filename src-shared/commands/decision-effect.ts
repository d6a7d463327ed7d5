import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import type { Dispute } from '../domain/dispute/dispute.ts';
import type { LedgerRequest } from '../domain/request/request.ts';
import { type CommandContext, type CommandEffect, changed, refused, signed } from './command.ts';
import type { Decision } from './decide-request.ts';
import { itemsLeft } from './dispute-items.ts';
import { stepped } from './dispute-step.ts';
import { decidePlan } from './plan-decision.ts';

/** What a decision changes besides the request itself. */
export function effectOfDecision(
  aggregate: AccountAggregate,
  request: LedgerRequest,
  decision: Decision,
  context: CommandContext,
): CommandEffect {
  switch (request.kind) {
    case 'plan':
      return onPlan(aggregate, request, decision, context);
    case 'credit-limit':
      return decision.isGranted ? onAccount(aggregate, { creditLimitMinor: request.amountMinor }) : changed();
    case 'dunning-block':
      return decision.isGranted ? block(aggregate, request, context) : changed();
    case 'credit-note':
      return decision.isGranted ? changed() : changed(...backToReview(aggregate, request, decision, context));
    default:
      return changed();
  }
}

function onPlan(
  { plans }: AccountAggregate,
  { planId }: LedgerRequest,
  { isGranted, reason }: Decision,
  context: CommandContext,
): CommandEffect {
  const plan = plans.find((one) => one.id === planId);
  if (plan === undefined) return refused('PLAN_NOT_FOUND');
  return decidePlan(plan, { isGranted, reason }, context);
}

function onAccount(
  { account }: AccountAggregate,
  fields: Partial<AccountAggregate['account']>,
): CommandEffect {
  return changed({ collection: 'accounts', document: { ...account, ...fields, seq: 0 } });
}

function block(
  aggregate: AccountAggregate,
  { reason, until }: LedgerRequest,
  context: CommandContext,
): CommandEffect {
  return onAccount(aggregate, { dunningBlock: { ...signed(context), reason: reason.slice(0, 300), until } });
}

/** D1, D4: without the credit note nothing is accepted: the processor has to look at what is left of the case again. */
function backToReview(
  aggregate: AccountAggregate,
  { disputeId }: LedgerRequest,
  { reason }: Decision,
  context: CommandContext,
): readonly Change[] {
  const dispute = aggregate.disputes.find((one) => one.id === disputeId && one.state === 'resolved');
  if (dispute === undefined) return [];
  const fields = {
    state: 'in-review',
    items: [...itemsLeft(aggregate, dispute, context)],
    resolution: null,
    rootCause: null,
    acceptedItems: [],
    creditRequestId: null,
  } satisfies Partial<Dispute>;
  const document = stepped(dispute, { event: { kind: 'reopened', note: reason }, fields }, context);
  return [{ collection: 'disputes', document }];
}
