import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import { authorityOf, type Deed } from '../domain/authority/authority.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { addMinor } from '../domain/money/amount.ts';
import { lastVersion } from '../domain/plan/plan.ts';
import { planCharges } from '../domain/plan/plan-authority.ts';
import { actionOfRequest } from '../domain/request/ask.ts';
import { grantedTogetherMinor } from '../domain/request/asked-together.ts';
import { isCharge, isReduction } from '../domain/request/reduction.ts';
import type { LedgerRequest, RequestKind } from '../domain/request/request.ts';
import { type CommandContext, type CommandEffect, changed, refused, refusedFor, signed } from './command.ts';
import { effectOfDecision } from './decision-effect.ts';
import { checkReducible } from './reducible.ts';

/** What a superior says to a request, with why. */
export type Decision = { readonly requestId: string; readonly isGranted: boolean; readonly reason: string };

/**
 * Authority: decides a request that waits for it: by somebody who did not ask for it and whose limit reaches that far.
 * @param kinds those that the command is for; every kind where it is left out
 */
export function decideRequest(
  aggregate: AccountAggregate,
  decision: Decision,
  context: CommandContext,
  kinds?: readonly RequestKind[],
): CommandEffect {
  const request = aggregate.requests.find((one) => one.id === decision.requestId);
  if (request === undefined || kinds?.includes(request.kind) === false) return refused('REQUEST_NOT_FOUND');
  if (request.state !== 'awaiting-approval') return refused('REQUEST_STATE_WRONG', { state: request.state });
  const refusal = refusedFor([
    checkAsker(request, context),
    ...(decision.isGranted
      ? [...checkAuthority(aggregate, request, context), ...stillPossible(aggregate, request, context)]
      : []),
  ]);
  if (refusal !== undefined) return refusal;
  const effect = effectOfDecision(aggregate, request, decision, context);
  if (!effect.ok) return effect;
  const decided = { ...signed(context), reason: decision.reason };
  const document: LedgerRequest = { ...request, seq: 0, state: stateAfter(request, decision), decided };
  return changed({ collection: 'requests', document } satisfies Change, ...effect.changes);
}

function checkAsker({ asked }: LedgerRequest, { actor }: CommandContext): Failure | undefined {
  return asked.by.userId === actor.userId ? failure('SELF_APPROVAL') : undefined;
}

function checkAuthority(
  aggregate: AccountAggregate,
  request: LedgerRequest,
  { actor, settings }: CommandContext,
): readonly Failure[] {
  return deedsOf(aggregate, request).flatMap((deed) => {
    const { isAllowed, limitMinor, approver } = authorityOf(settings.authorityLimits, actor.role, deed);
    if (isAllowed) return [];
    const { amountMinor, currency } = deed;
    return [
      failure('BEYOND_AUTHORITY', { amountMinor, availableMinor: limitMinor ?? 0, currency, approver }),
    ];
  });
}

/** What limits measure: with what the same person was granted on the same items; of a plan its fee and interest too. */
function deedsOf(aggregate: AccountAggregate, request: LedgerRequest): readonly Deed[] {
  const { kind, currency, asked, planId } = request;
  const grantedMinor =
    isReduction(request) || isCharge(request) ? grantedTogetherMinor(aggregate, request, asked.by.userId) : 0;
  const amountMinor = addMinor(request.amountMinor, grantedMinor);
  const deed: Deed = { action: actionOfRequest[kind], currency, amountMinor };
  const plan = kind === 'plan' ? aggregate.plans.find((one) => one.id === planId) : undefined;
  return plan === undefined ? [deed] : [deed, ...planCharges(lastVersion(plan).instalments, currency)];
}

/** What was open when it was asked for may have been paid or credited meanwhile; a block may have ended by now. */
function stillPossible(
  aggregate: AccountAggregate,
  request: LedgerRequest,
  context: CommandContext,
): readonly Failure[] {
  const { kind, until } = request;
  if (kind === 'dunning-block' && until !== null && until < context.today) {
    return [failure('DUE_DATE_PAST', { date: until })];
  }
  if (!isReduction(request)) return [];
  const requests = aggregate.requests.filter((one) => one !== request);
  return checkReducible({ ...aggregate, requests }, request, context);
}

function stateAfter({ kind }: LedgerRequest, { isGranted }: Decision): LedgerRequest['state'] {
  if (!isGranted) return 'refused';
  return kind === 'credit-limit' || kind === 'dunning-block' || kind === 'plan' ? 'settled' : 'approved';
}
