import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { colours } from '../document-style.ts';
import { type DocumentWords, fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { stack, text } from '../layout/blocks.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { statusBanner } from '../status-banner.ts';
import { billSlip } from '../swiss-qr-bill/bill-slip.ts';
import { writtenText } from '../written-lines.ts';
import { letterData } from './letter-data.ts';
import { letterBill, letterPayment } from './letter-payment.ts';
import { type LetterSums, letterSums } from './letter-sums.ts';
import { itemsTable, letterBoxes } from './letter-tables.ts';

/** Of what is written to be read, in points: larger than the tables. */
const proseSize = 9.5;

/** G1: the letter of a dunning notice. */
export function letterParts(page: DocumentPage, content: DunningLetterContent): DocumentParts {
  const { dunning: words } = page.format.words;
  const { standing } = content;
  const sums = letterSums(content);
  const bill = letterBill(page, content, sums);
  const { title, opening, demand } = levelWords(words, content.notice.level);
  const values = {
    date: page.format.longDate(content.amountsOf),
    by: page.format.longDate(content.payBy),
    total: page.format.money(sums.totalMinor, content.notice.currency),
  };
  return {
    title,
    proof: proof(page, content, sums),
    mark: standing === 'valid' ? null : words.standing[standing].mark,
    body: [
      letterhead(page, particulars(page, content)),
      ...banner(page, content),
      text(title, { bold: true, size: 16, below: 8, role: 'H1' }),
      ...writtenText(page.format.words.letterText.salutation, { size: proseSize, below: 6 }),
      ...prose(fillIn(opening, values)),
      itemsTable(page, content, sums),
      letterBoxes(page, content, sums),
      ending(page, fillIn(demand, values), notes(words, content, values.date)),
      letterPayment(page, content, sums),
    ],
    bills: bill === undefined ? [] : [billSlip(page, bill)],
    data: letterData(content, sums),
  };
}

/** Paragraphs below each other. */
function prose(written: string): readonly Block[] {
  return writtenText(written, { size: proseSize, lineHeight: 1.1 }, 5);
}

/** Whatever comes after the third level speaks as the third does. */
function levelWords({ levels }: DocumentWords['dunning'], level: number) {
  if (level === 1) return levels.first;
  return level === 2 ? levels.second : levels.last;
}

function particulars(
  { format, account }: DocumentPage,
  content: DunningLetterContent,
): readonly Particular[] {
  const { words } = format;
  return [
    [words.account, account.number],
    [words.date, format.longDate(content.date)],
    [words.dunning.level, String(content.notice.level)],
    [words.dunning.amountsOf, format.longDate(content.amountsOf)],
    [words.currency, content.notice.currency],
  ];
}

/** G1: says of a notice that is not to go out why it is not. */
function banner(page: DocumentPage, { standing, cancelled }: DunningLetterContent): readonly Block[] {
  if (standing === 'valid') return [];
  const { dunning: words } = page.format.words;
  const { title, why } = words.standing[standing];
  if (cancelled === null) return [statusBanner(page, title, why)];
  const { on, by, reason } = cancelled;
  const said = fillIn(why, { date: page.format.longDate(on), name: by });
  return [statusBanner(page, title, reason === '' ? said : fillIn(words.because, { why: said, reason }))];
}

/** D3: what the customer has to know of what is in the letter and what is not. */
function notes(words: DocumentWords['dunning'], { isInterestUnknown }: DunningLetterContent, date: string) {
  const sentences = [fillIn(words.received, { date }), words.notIncluded];
  return [...sentences, ...(isInterestUnknown ? [words.interestUnknown] : [])].join(' ');
}

/** What is asked for with the closing, on one page: no letter ends with its signature alone on a sheet. */
function ending({ format, organisation }: DocumentPage, demand: string, note: string): Block {
  return stack(
    [
      ...prose(demand),
      ...writtenText(note, { colour: colours.quiet, above: 7 }),
      ...writtenText(format.words.letterText.greeting, { size: proseSize, above: 12 }),
      text(organisation.name, { size: proseSize, bold: true, above: 4 }),
    ],
    { keepsTogether: true, above: 12 },
  );
}

function proof({ format }: DocumentPage, { notice }: DunningLetterContent, sums: LetterSums): string {
  const { currency, feeMinor, interestMinor } = notice;
  return fillIn(format.words.dunning.proof, {
    currency,
    items: format.amount(sums.itemsMinor, currency),
    fee: format.amount(feeMinor, currency),
    interest: format.amount(interestMinor, currency),
    total: format.amount(sums.totalMinor, currency),
  });
}
