import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { DisputeAcknowledgementContent } from '../../engine/ports/documents-port.ts';
import type { AcknowledgementSums } from './acknowledgement-sums.ts';

/** What the acknowledgement says, for the customer's own machines. Amounts as decimal texts in its currency. */
export function acknowledgementData(
  content: DisputeAcknowledgementContent,
  sums: AcknowledgementSums,
): object {
  const { organisation, account, dispute, standing, answerBy, credit, asOf } = content;
  const { currency } = dispute;
  const amount = (minor: number) => toDecimalText(minor, currency);
  return {
    document: 'dispute-acknowledgement',
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    asOf,
    case: dispute.reference,
    openedOn: dispute.openedOn,
    openedBy: dispute.contactName,
    reasonCode: dispute.reasonCode,
    description: dispute.description,
    standing: standing.is,
    answerBy,
    currency,
    disputed: amount(sums.disputedMinor),
    accepted: sums.isDecided ? amount(sums.acceptedMinor) : null,
    creditNote: credit?.number ?? null,
    items: sums.lines.map(({ invoice, disputedMinor, acceptedMinor }) => ({
      invoice: invoice?.number ?? null,
      disputed: amount(disputedMinor),
      accepted: sums.isDecided ? amount(acceptedMinor) : null,
    })),
  };
}
