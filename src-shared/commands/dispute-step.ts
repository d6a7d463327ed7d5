import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { type Dispute, type DisputeEvent, isDisputeActive } from '../domain/dispute/dispute.ts';
import type { failure } from '../domain/failure.ts';
import { type CommandContext, type CommandEffect, changed, refused, signed } from './command.ts';

const maxEvents = 1000;

/** What a step does: fields of the case that become different, and its line in the history. */
export type DisputeStep = {
  readonly event: Pick<DisputeEvent, 'kind'> & Partial<Pick<DisputeEvent, 'note' | 'processor' | 'closing'>>;
  readonly fields?: Partial<Dispute>;
};

type Found = { readonly ok: true; readonly dispute: Dispute } | (CommandEffect & { readonly ok: false });

/** The case of this id in one of these states: DISPUTE_NOT_FOUND, or DISPUTE_STATE_WRONG with the state that it has. */
export function findDispute(
  aggregate: AccountAggregate,
  disputeId: string,
  fits: (dispute: Dispute) => boolean = isDisputeActive,
): Found {
  const dispute = aggregate.disputes.find((one) => one.id === disputeId);
  if (dispute === undefined) return refused('DISPUTE_NOT_FOUND');
  if (!fits(dispute)) return refused('DISPUTE_STATE_WRONG', { state: dispute.state });
  if (dispute.history.length >= maxEvents) return refused('TOO_MANY_ENTRIES', { limit: maxEvents });
  return { ok: true, dispute };
}

/** The case after a step. */
export function stepped(dispute: Dispute, { event, fields }: DisputeStep, context: CommandContext): Dispute {
  const entry = { ...signed(context), note: '', processor: null, closing: null, ...event };
  return { ...dispute, ...fields, seq: 0, history: [...dispute.history, entry] };
}

/** A command that takes one step on a case that is being worked on. */
export function stepOn(
  aggregate: AccountAggregate,
  disputeId: string,
  context: CommandContext,
  stepFor: (dispute: Dispute) => DisputeStep | ReturnType<typeof failure>,
): CommandEffect {
  const found = findDispute(aggregate, disputeId);
  if (!found.ok) return found;
  const step = stepFor(found.dispute);
  if ('code' in step) return { ok: false, failures: [step] };
  return changed({ collection: 'disputes', document: stepped(found.dispute, step, context) });
}
