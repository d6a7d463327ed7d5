import type { DisputeAcknowledgementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { letterClosing, letterHeading, letterOpening, letterParagraphs } from '../letter-text.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { printedReason } from '../printed-reason.ts';
import { statusBanner } from '../status-banner.ts';
import { writtenLines } from '../written-lines.ts';
import { acknowledgementData } from './acknowledgement-data.ts';
import { type AcknowledgementSums, acknowledgementSums } from './acknowledgement-sums.ts';
import { acknowledgementBoxes, disputedTable } from './acknowledgement-tables.ts';
import { acknowledgementWords } from './acknowledgement-words.ts';

/** D1–D4: the letter that acknowledges a dispute, and says what came of it once that is decided. */
export function acknowledgementParts(
  page: DocumentPage,
  content: DisputeAcknowledgementContent,
): DocumentParts {
  const { disputeAcknowledgement: words } = page.format.words;
  const { dispute, standing } = content;
  const sums = acknowledgementSums(content);
  return {
    title: words.title,
    proof: proof(page, content, sums),
    mark: standing.is === 'cancelled' ? words.cancelled.mark : null,
    body: [
      letterhead(page, particulars(page, content, sums)),
      ...banner(page, content),
      letterOpening(page, {
        title: words.title,
        contactName: dispute.contactName,
        paragraphs: acknowledgementWords(page, content, sums),
      }),
      acknowledgementBoxes(page, content, sums),
      disputedTable(page, content, sums),
      ...description(page, dispute.description),
      letterClosing(page, [words.questions]),
    ],
    data: acknowledgementData(content, sums),
  };
}

function particulars(
  { format, account }: DocumentPage,
  { dispute, reason, standing, asOf }: DisputeAcknowledgementContent,
  { isDecided }: AcknowledgementSums,
): readonly Particular[] {
  const { words } = format;
  const { disputeAcknowledgement: own } = words;
  const rows: Particular[] = [
    [words.account, account.number],
    [words.asOf, format.longDate(asOf)],
    [own.case, dispute.reference],
    [own.receivedOn, format.longDate(dispute.openedOn)],
    [own.reason, printedReason(dispute.reasonCode, reason === null ? [] : [reason], format)],
    [words.currency, dispute.currency],
  ];
  if (standing.on !== null && isDecided) rows.push([own.decidedOn, format.longDate(standing.on)]);
  return rows;
}

function banner(page: DocumentPage, { standing }: DisputeAcknowledgementContent): readonly Block[] {
  if (standing.is !== 'cancelled') return [];
  const { title, why } = page.format.words.disputeAcknowledgement.cancelled;
  const date = standing.on;
  return [statusBanner(page, title, date === null ? '' : fillIn(why, { date: page.format.longDate(date) }))];
}

/** In the customer's own words, line by line as they were written. */
function description({ format }: DocumentPage, written: string): readonly Block[] {
  const lines = writtenLines(written);
  if (lines.length === 0) return [];
  return [letterHeading(format.words.disputeAcknowledgement.description), ...letterParagraphs(lines)];
}

function proof(
  { format }: DocumentPage,
  { dispute }: DisputeAcknowledgementContent,
  sums: AcknowledgementSums,
): string {
  const { disputeAcknowledgement: words } = format.words;
  const { currency } = dispute;
  const amount = (amountMinor: number) => format.amount(amountMinor, currency);
  return fillIn(sums.isDecided ? words.proofDecided : words.proofOpen, {
    currency,
    invoices: amount(sums.disputedMinor),
    accepted: amount(sums.acceptedMinor),
    rest: amount(sums.restMinor),
    disputed: amount(sums.disputedMinor),
  });
}
