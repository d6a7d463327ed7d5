import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { text } from '../layout/blocks.ts';
import { paymentDetails } from '../payment-details.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** How to pay what is due now. */
export function paymentPart(page: StatementPage, section: StatementSection): Block {
  const { content, format } = page;
  const { words } = format;
  const { payNowMinor, currency } = section;
  if (payNowMinor === 0) return text(words.nothingToPay, { bold: true, above: 16 });
  return paymentDetails(page, {
    sentence: fillIn(words.payTo, { amount: format.money(payNowMinor, currency) }),
    reference: remittance(content.account.number, content.today),
    transfer: { amountMinor: payNowMinor, currency },
  });
}

/** The text by which a payment names the account and the statement that it answers. */
function remittance(accountNumber: string, today: string): string {
  return `${accountNumber} ${today}`;
}
