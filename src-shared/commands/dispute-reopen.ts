import { z } from 'zod';
import type { Change } from '../domain/account/account-aggregate.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { type Dispute, isDisputeActive } from '../domain/dispute/dispute.ts';
import { findDisputeReason } from '../domain/dispute/dispute-reasons.ts';
import { freeText } from '../domain/document.ts';
import { disputeIdSchema } from '../domain/ids.ts';
import { pendingStates } from '../domain/request/ask.ts';
import { type CommandContext, changed, defineCommand, refusedFor } from './command.ts';
import { checkDisputeItems } from './dispute-items.ts';
import { findDispute, stepped } from './dispute-step.ts';
import { withdrawn } from './withdrawn.ts';

/** Days for a reason that the organisation has taken off its list since. */
const otherwiseSlaDays = 14;

/**
 * D1: works on a case again that was at its end; the history stays, the days of the reason begin anew, and a credit
 * note that was asked for and has not come is asked for no more.
 * @example 'dispute.reopen' {disputeId, note: 'Customer disagrees'}
 */
export const disputeReopen = defineCommand({
  name: 'dispute.reopen',
  version: 1,
  input: z.object({ disputeId: disputeIdSchema, note: freeText(4000) }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { disputeId, note }, context) {
    const found = findDispute(aggregate, disputeId, (dispute) => !isDisputeActive(dispute));
    if (!found.ok) return found;
    const { dispute } = found;
    const disputes = aggregate.disputes.filter((one) => one !== dispute);
    const problems = checkDisputeItems({ ...aggregate, disputes }, dispute.items, dispute.currency, context);
    return (
      refusedFor(problems) ??
      changed(
        reopened(dispute, note, context),
        ...withdrawn(aggregate, [dispute.creditRequestId], pendingStates, '', context),
      )
    );
  },
});

function reopened(dispute: Dispute, note: string, context: CommandContext): Change {
  const reason = findDisputeReason(dispute.reasonCode, context.settings.disputeReasons);
  const fields = {
    state: 'open',
    resolution: null,
    rootCause: null,
    acceptedItems: [],
    creditRequestId: null,
    dueDate: addDays(context.today, reason?.slaDays ?? otherwiseSlaDays),
  } satisfies Partial<Dispute>;
  const document = stepped(dispute, { event: { kind: 'reopened', note }, fields }, context);
  return { collection: 'disputes', document };
}
