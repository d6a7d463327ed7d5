import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { text } from '../layout/blocks.ts';
import { paymentDetails } from '../payment-details.ts';
import { billSlip } from '../swiss-qr-bill/bill-slip.ts';
import { type SwissBill, swissBill } from '../swiss-qr-bill/swiss-bill.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** The QR-bill of what is due now; undefined where there can be none. */
export function sectionBill(
  page: StatementPage,
  { payNowMinor, currency }: StatementSection,
): SwissBill | undefined {
  const { account, today } = page.content;
  const message = remittance(account.number, today);
  return swissBill(page, { amountMinor: payNowMinor, currency, message });
}

/** Behind the statement, for each currency that has one. */
export function sectionBills(
  page: StatementPage,
  sections: readonly StatementSection[],
): readonly (readonly Block[])[] {
  return sections.flatMap((section) => {
    const bill = sectionBill(page, section);
    return bill === undefined ? [] : [billSlip(page, bill)];
  });
}

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
    hasBill: sectionBill(page, section) !== undefined,
  });
}

/** The text by which a payment names the account and the statement that it answers. */
function remittance(accountNumber: string, today: string): string {
  return `${accountNumber} ${today}`;
}
