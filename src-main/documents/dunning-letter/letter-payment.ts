import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { paymentDetails } from '../payment-details.ts';
import type { LetterSums } from './letter-sums.ts';

/** Where to pay the total; a code that fills in the transfer stands on a letter that may go out, and on no other. */
export function letterPayment(
  page: DocumentPage,
  { account, date, notice, standing }: DunningLetterContent,
  { totalMinor }: LetterSums,
): Block {
  const { format } = page;
  const { currency } = notice;
  return paymentDetails(page, {
    sentence: fillIn(format.words.payTo, { amount: format.money(totalMinor, currency) }),
    // By which a payment names the account and the letter that it answers.
    reference: `${account.number} ${date}`,
    transfer: standing === 'valid' ? { amountMinor: totalMinor, currency } : null,
  });
}
