import type { RequestOf } from '../../src-shared/contract/document-request.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { acknowledgementStanding } from '../../src-shared/domain/dispute/acknowledgement-standing.ts';
import { caseReference } from '../../src-shared/domain/dispute/case-reference.ts';
import type { Dispute } from '../../src-shared/domain/dispute/dispute.ts';
import { findDisputeReason } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { disputeReasonName } from '../../src-shared/domain/dispute/reason-words.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import type { SummaryRules } from './account-summary.ts';
import { namedInvoices, partiesOf } from './document-parties.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { FailureError } from './failure-error.ts';
import type { DisputeAcknowledgementContent } from './ports/documents-port.ts';

/**
 * D1–D4: what the acknowledgement of a dispute is made of.
 * @throws {FailureError} DISPUTE_NOT_FOUND
 */
export function acknowledgementContent(
  organisation: Organisation,
  { aggregate }: EffectiveAccount,
  { settings, today }: SummaryRules,
  { disputeId, locale }: RequestOf<'dispute-acknowledgement'>,
): DisputeAcknowledgementContent {
  const dispute = aggregate.disputes.find((one) => one.id === disputeId);
  if (dispute === undefined) throw new FailureError(failure('DISPUTE_NOT_FOUND'));
  const { currency, items, acceptedItems, reasonCode, description, contactName, openedOn } = dispute;
  const reason = findDisputeReason(reasonCode, settings.disputeReasons);
  const standing = acknowledgementStanding(dispute, today);
  return {
    kind: 'dispute-acknowledgement',
    ...partiesOf(organisation, aggregate),
    dispute: {
      ...{ currency, items, acceptedItems, reasonCode, description, contactName, openedOn },
      reference: caseReference(dispute.id),
    },
    reason: reason === undefined ? null : disputeReasonName(reason),
    standing,
    answerBy: standing.is === 'in-progress' ? dispute.dueDate : null,
    credit: creditOf(aggregate, dispute),
    asOf: standing.on !== null && standing.on > openedOn ? standing.on : openedOn,
    invoices: namedInvoices(aggregate, items),
    locale,
  };
}

/** D4: whether the accepted amounts are still to be credited, or how they were. */
function creditOf(
  { invoices }: AccountAggregate,
  { state, acceptedItems, history }: Dispute,
): DisputeAcknowledgementContent['credit'] {
  if (acceptedItems.length === 0 || state === 'cancelled') return null;
  const closing = state === 'closed' ? history.findLast((event) => event.closing !== null)?.closing : null;
  if (closing == null || closing.because === 'nothing-accepted') return { is: 'awaited', number: null };
  const { because, creditNoteId } = closing;
  return { is: because, number: invoices.find((one) => one.id === creditNoteId)?.number ?? null };
}
