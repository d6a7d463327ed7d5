import type { PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { text } from '../layout/blocks.ts';
import { paymentDetails } from '../payment-details.ts';
import type { ConfirmationSums } from './confirmation-sums.ts';

/** More than these are not typed into a transfer by hand. */
const maxNamedInvoices = 3;
const maxReferenceLength = 100;

/**
 * How the promise is paid: nothing for one that is not open any more. The code is for those who transfer; what is
 * collected by direct debit must not be paid a second time.
 */
export function confirmationPayment(
  page: DocumentPage,
  content: PromiseConfirmationContent,
  sums: ConfirmationSums,
): readonly Block[] {
  const { promise, standing } = content;
  const amountMinor = sums.cash?.toPayMinor ?? 0;
  if (standing.is !== 'open' || amountMinor === 0) return [];
  const { format } = page;
  const { promiseConfirmation: words } = format.words;
  const { currency, method, promisedDate } = promise;
  if (method === 'direct-debit') return [text(words.directDebit, { bold: true, above: 12 })];
  const isTransfer = method === 'bank-transfer' || method === 'other';
  const sentence = fillIn(isTransfer ? words.payTo : words.payToInstead, {
    amount: format.money(amountMinor, currency),
    date: format.longDate(promisedDate),
  });
  const transfer = isTransfer ? { amountMinor, currency } : null;
  return [
    paymentDetails(page, { sentence, reference: referenceOf(content, sums), transfer, hasBill: false }),
  ];
}

/** R5: the account and the invoices, where they are few enough to be written, else the day of the promise. */
function referenceOf({ account, promise }: PromiseConfirmationContent, { lines }: ConfirmationSums): string {
  const numbers = lines.flatMap(({ invoice }) => invoice?.number ?? []);
  const named = [account.number, ...numbers].join(' ');
  const isFew = numbers.length > 0 && numbers.length <= maxNamedInvoices && numbers.length === lines.length;
  return isFew && named.length <= maxReferenceLength ? named : `${account.number} ${promise.promisedDate}`;
}
