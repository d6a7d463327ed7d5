import type { PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { letterClosing, letterOpening } from '../letter-text.ts';
import { letterhead, type Particular } from '../letterhead.ts';
import { statusBanner } from '../status-banner.ts';
import { confirmationData } from './confirmation-data.ts';
import { confirmationPayment } from './confirmation-payment.ts';
import { type ConfirmationSums, confirmationSums } from './confirmation-sums.ts';
import { confirmationBoxes, coveredTable } from './confirmation-tables.ts';

/** P1, P2: the letter that confirms a promise to pay. */
export function confirmationParts(page: DocumentPage, content: PromiseConfirmationContent): DocumentParts {
  const { promiseConfirmation: words } = page.format.words;
  const { standing, promise } = content;
  const sums = confirmationSums(content);
  const payment = confirmationPayment(page, content, sums);
  return {
    title: words.title,
    proof: proof(page, content, sums),
    mark: standing.is === 'open' ? null : words.standing[standing.is].mark,
    body: [
      letterhead(page, particulars(page, content)),
      ...banner(page, content, sums),
      letterOpening(page, {
        title: words.title,
        contactName: promise.contactName,
        paragraphs: paragraphs(page, content),
      }),
      confirmationBoxes(page, content, sums),
      coveredTable(page, content, sums),
      ...payment,
      letterClosing(page, payment.length === 0 ? [] : [words.alreadyPaid]),
    ],
    data: confirmationData(content, sums),
  };
}

function particulars(
  { format, account }: DocumentPage,
  { promise, asOf }: PromiseConfirmationContent,
): readonly Particular[] {
  const { words } = format;
  const { promiseConfirmation: own } = words;
  const rows: Particular[] = [
    [words.account, account.number],
    [words.asOf, format.longDate(asOf)],
    [own.promisedOn, format.longDate(promise.on)],
    [own.payBy, format.longDate(promise.promisedDate)],
    [words.currency, promise.currency],
  ];
  if (promise.method !== null) rows.push([own.method, own.methods[promise.method]]);
  if (promise.version > 1) rows.push([own.version, String(promise.version)]);
  return rows;
}

/** P2: that it is not open any more, and since when. */
function banner(
  page: DocumentPage,
  { standing, promise }: PromiseConfirmationContent,
  { cash }: ConfirmationSums,
): readonly Block[] {
  if (standing.is === 'open') return [];
  const { format } = page;
  const { title, why } = format.words.promiseConfirmation.standing[standing.is];
  const values = {
    date: standing.on === null ? '' : format.longDate(standing.on),
    received: format.money(cash?.receivedMinor ?? 0, promise.currency),
    missing: format.money(cash?.toPayMinor ?? 0, promise.currency),
  };
  return [statusBanner(page, title, fillIn(why, values))];
}

function paragraphs(
  { format }: DocumentPage,
  { promise, replacesTermsOf, standing }: PromiseConfirmationContent,
): readonly string[] {
  const { promiseConfirmation: words } = format.words;
  const isOpen = standing.is === 'open';
  const said = fillIn(isOpen ? words.open : words.ended, {
    on: format.longDate(promise.on),
    amount: format.money(promise.amountMinor, promise.currency),
    date: format.longDate(promise.promisedDate),
  });
  const replaced =
    replacesTermsOf === null ? [] : [fillIn(words.replaces, { date: format.longDate(replacesTermsOf) })];
  return [[said, ...replaced].join(' '), isOpen ? words.noReminders : ''];
}

function proof(
  { format }: DocumentPage,
  { promise }: PromiseConfirmationContent,
  { invoicesMinor }: ConfirmationSums,
): string {
  const { currency, onAccountMinor, amountMinor } = promise;
  return fillIn(format.words.promiseConfirmation.proof, {
    currency,
    invoices: format.amount(invoicesMinor, currency),
    onAccount: format.amount(onAccountMinor, currency),
    amount: format.amount(amountMinor, currency),
  });
}
