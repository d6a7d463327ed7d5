import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { paymentDetails } from '../payment-details.ts';
import { type SwissBill, swissBill } from '../swiss-qr-bill/swiss-bill.ts';
import type { LetterSums } from './letter-sums.ts';

/** Where to pay the total; a code that fills in the transfer stands on a letter that may go out, and on no other. */
export function letterPayment(page: DocumentPage, content: DunningLetterContent, sums: LetterSums): Block {
  const { format } = page;
  const { notice, standing } = content;
  const transfer = { amountMinor: sums.totalMinor, currency: notice.currency };
  return paymentDetails(page, {
    sentence: fillIn(format.words.payTo, { amount: format.money(sums.totalMinor, notice.currency) }),
    reference: referenceOf(content),
    transfer: standing === 'valid' ? transfer : null,
    hasBill: letterBill(page, content, sums) !== undefined,
  });
}

/** The QR-bill of a letter that may go out; undefined where there can be none. */
export function letterBill(
  page: DocumentPage,
  content: DunningLetterContent,
  { totalMinor }: LetterSums,
): SwissBill | undefined {
  if (content.standing !== 'valid') return undefined;
  const { currency } = content.notice;
  return swissBill(page, { amountMinor: totalMinor, currency, message: referenceOf(content) });
}

/** By which a payment names the account and the letter that it answers. */
function referenceOf({ account, date }: DunningLetterContent): string {
  return `${account.number} ${date}`;
}
