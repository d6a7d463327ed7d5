import type { AcknowledgementStanding } from '../../../src-shared/domain/dispute/acknowledgement-standing.ts';
import type { DisputeAcknowledgementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import type { AcknowledgementSums } from './acknowledgement-sums.ts';

/** While it stands like this the answer is still to come. */
const isUndecided: ReadonlySet<AcknowledgementStanding> = new Set([
  'in-progress',
  'waiting-for-customer',
  'late',
]);

/** What the letter says: that the dispute arrived, how it stands, and what holds meanwhile or came of it. */
export function acknowledgementWords(
  { format }: DocumentPage,
  { dispute, standing, answerBy, credit }: DisputeAcknowledgementContent,
  sums: AcknowledgementSums,
): readonly string[] {
  const { disputeAcknowledgement: words } = format.words;
  const money = (amountMinor: number) => format.money(amountMinor, dispute.currency);
  const values = {
    date: answerBy === null ? '' : format.longDate(answerBy),
    accepted: money(sums.acceptedMinor),
    rest: money(sums.restMinor),
    disputed: money(sums.disputedMinor),
    number: credit?.number ?? '',
  };
  const intro = fillIn(words.intro, { on: format.longDate(dispute.openedOn), case: dispute.reference });
  // D3: nobody is dunned for what is disputed.
  const meanwhile = isUndecided.has(standing.is) ? words.meanwhile : '';
  return [
    intro,
    [fillIn(words.standing[standing.is], values), meanwhile].filter((part) => part !== '').join(' '),
    credit === null ? '' : fillIn(creditSentence(format.words.disputeAcknowledgement.credit, credit), values),
  ];
}

function creditSentence(
  words: DocumentPage['format']['words']['disputeAcknowledgement']['credit'],
  { is, number }: NonNullable<DisputeAcknowledgementContent['credit']>,
): string {
  return is === 'credit-note' && number === null ? words.credited : words[is];
}
