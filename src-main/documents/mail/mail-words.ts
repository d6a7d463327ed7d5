import type { MailWords } from '../../../src-shared/contract/document-mail.ts';
import type { DocumentContent } from '../../engine/ports/documents-port.ts';
import { dateOf } from '../date-of.ts';
import { createDocumentFormat, type DocumentFormat } from '../document-format.ts';
import { fillIn } from '../document-words.ts';
import { letterSums } from '../dunning-letter/letter-sums.ts';
import { groupSections } from '../group-statement/group-section.ts';
import { type StatementSection, statementSections } from '../statement/statement-section.ts';

const maxSubject = 200;

/** What an amount is, and the amount as it is printed. */
type Figure = readonly [string, string];

/** What a mail says that a document goes along with, without who sends it. Pure. */
export function mailWords(content: DocumentContent, title: string): MailWords {
  const format = createDocumentFormat(content.locale);
  const { mail, letterText } = format.words;
  const { subject, opening } = introduction(content, title, format);
  const figures = figuresOf(content, format).map(([name, amount]) => fillIn(mail.figure, { name, amount }));
  const paragraphs = [
    letterText.salutation,
    opening,
    ...(figures.length === 0 ? [] : [figures.join('\n')]),
    mail.question,
    letterText.greeting,
  ];
  const line = subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return { subject: line.slice(0, maxSubject), text: paragraphs.join('\n\n') };
}

/** What goes along and of whom it is: an account by its number, a group by its name and how many accounts it has. */
function introduction(
  content: DocumentContent,
  title: string,
  { words: { mail, group }, longDate, counted }: DocumentFormat,
): { readonly subject: string; readonly opening: string } {
  const { number, name } = content.account;
  const date = longDate(dateOf(content));
  if (content.kind !== 'group-statement')
    return {
      subject: fillIn(mail.subject, { title, number }),
      opening: fillIn(mail.opening, { title, date, number }),
    };
  const accounts = counted(group.accountCount, content.members.length);
  return {
    subject: fillIn(mail.groupSubject, { title, name }),
    opening: fillIn(mail.groupOpening, { title, date, accounts }),
  };
}

/** What the customer looks for first. A paper that asks for nothing has no figure. */
function figuresOf(content: DocumentContent, format: DocumentFormat): readonly Figure[] {
  const { words, money, longDate } = format;
  switch (content.kind) {
    case 'statement':
      return statementSections(content).flatMap((section) => balanceFigures(section, format));
    case 'group-statement':
      return groupSections(content).flatMap(({ whole }) => balanceFigures(whole, format));
    case 'dunning-letter': {
      const by = fillIn(words.dunning.totalBy, { date: longDate(content.payBy) });
      return [[by, money(letterSums(content).totalMinor, content.notice.currency)]];
    }
    case 'receipt':
      return [[words.receipt.received, money(content.receipt.amountMinor, content.receipt.currency)]];
    default:
      return [];
  }
}

function balanceFigures(
  { currency, balanceMinor, payNowMinor }: StatementSection,
  { words, money }: DocumentFormat,
): readonly Figure[] {
  return [
    [words.openBalance, money(balanceMinor, currency)],
    [words.payNow, money(payNowMinor, currency)],
  ];
}
