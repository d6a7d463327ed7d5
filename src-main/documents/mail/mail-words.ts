import type { MailWords } from '../../../src-shared/contract/document-mail.ts';
import type { DocumentContent } from '../../engine/ports/documents-port.ts';
import { dateOf } from '../date-of.ts';
import { createDocumentFormat, type DocumentFormat } from '../document-format.ts';
import { fillIn } from '../document-words.ts';
import { letterSums } from '../dunning-letter/letter-sums.ts';
import { statementSections } from '../statement/statement-section.ts';

const maxSubject = 200;

/** What a mail says that a document goes along with, without who sends it. Pure. */
export function mailWords(content: DocumentContent, title: string): MailWords {
  const format = createDocumentFormat(content.locale);
  const { mail, letterText } = format.words;
  const named = { title, number: content.account.number, date: format.longDate(dateOf(content)) };
  const figures = figuresOf(content, format).map(([name, amount]) => fillIn(mail.figure, { name, amount }));
  const paragraphs = [
    letterText.salutation,
    fillIn(mail.opening, named),
    ...(figures.length === 0 ? [] : [figures.join('\n')]),
    mail.question,
    letterText.greeting,
  ];
  const subject = fillIn(mail.subject, named).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  return { subject: subject.trim().slice(0, maxSubject), text: paragraphs.join('\n\n') };
}

/** What the customer looks for first. A paper that asks for nothing has no figure. */
function figuresOf(content: DocumentContent, format: DocumentFormat): readonly (readonly [string, string])[] {
  const { words, money, longDate } = format;
  switch (content.kind) {
    case 'statement':
      return statementSections(content).flatMap(({ currency, balanceMinor, payNowMinor }) => [
        [words.openBalance, money(balanceMinor, currency)],
        [words.payNow, money(payNowMinor, currency)],
      ]);
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
