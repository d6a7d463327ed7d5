import { z } from 'zod';
import type { AccountAggregate, Change } from '../domain/account/account-aggregate.ts';
import type { Dispute, DisputeEvent } from '../domain/dispute/dispute.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { disputeIdSchema, invoiceIdSchema } from '../domain/ids.ts';
import { checkBooking } from '../domain/request/booking.ts';
import { takenOffCheck } from '../domain/request/taken-off.ts';
import { changed, defineCommand, refusedFor } from './command.ts';
import { findDispute, stepped } from './dispute-step.ts';

/**
 * D4: closes a resolved case: at once where everything was rejected, with the credit note where anything was accepted,
 * without one (null) where the ledger took what was accepted off the invoices themselves. One credit note closes as many
 * cases as it is worth.
 * @example 'dispute.close' {disputeId, creditNoteId, note: ''}
 */
export const disputeClose = defineCommand({
  name: 'dispute.close',
  version: 1,
  input: z.object({
    disputeId: disputeIdSchema,
    creditNoteId: invoiceIdSchema.nullable(),
    note: freeText(4000),
  }),
  reads: 'account',
  roles: ['collector', 'field-agent', 'manager', 'administrator'],
  apply(aggregate, { disputeId, creditNoteId, note }, context) {
    const found = findDispute(aggregate, disputeId, ({ state }) => state === 'resolved');
    if (!found.ok) return found;
    const { dispute } = found;
    const refusal = refusedFor([checkCreditNote(aggregate, dispute, creditNoteId)]);
    if (refusal !== undefined) return refusal;
    const event = { kind: 'closed', note, closing: closingOf(dispute, creditNoteId) } as const;
    const document = stepped(dispute, { event, fields: { state: 'closed' } }, context);
    return changed({ collection: 'disputes', document }, ...settled(aggregate, dispute, creditNoteId));
  },
});

function checkCreditNote(
  aggregate: AccountAggregate,
  { acceptedItems, creditRequestId }: Dispute,
  creditNoteId: string | null,
): Failure | undefined {
  if (acceptedItems.length === 0) return undefined;
  const { invoices, requests } = aggregate;
  const request = requests.find((one) => one.id === creditRequestId);
  if (request === undefined) return failure('REQUEST_NOT_FOUND');
  if (request.state !== 'approved') return failure('REQUEST_STATE_WRONG', { state: request.state });
  if (creditNoteId === null && takenOffCheck(aggregate)(request) !== undefined) return undefined;
  const note = invoices.find((one) => one.id === creditNoteId);
  const problem = note && checkBooking(request, note, requests);
  if (note !== undefined && problem?.code !== 'BOOKING_MISMATCH') return problem;
  const { amountMinor, currency } = request;
  return failure('CREDIT_NOTE_MISSING', { amountMinor, currency });
}

function closingOf(
  { acceptedItems }: Dispute,
  creditNoteId: z.output<typeof invoiceIdSchema> | null,
): DisputeEvent['closing'] {
  if (acceptedItems.length === 0) return { because: 'nothing-accepted', creditNoteId: null };
  return { because: creditNoteId === null ? 'taken-off' : 'credit-note', creditNoteId };
}

function settled(
  { requests }: AccountAggregate,
  { creditRequestId, acceptedItems }: Dispute,
  creditNoteId: z.output<typeof invoiceIdSchema> | null,
): readonly Change[] {
  const request = requests.find((one) => one.id === creditRequestId);
  if (request === undefined || acceptedItems.length === 0) return [];
  const document = { ...request, seq: 0, state: 'settled', settledBy: creditNoteId } as const;
  return [{ collection: 'requests', document }];
}
