import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { codeMargin, paymentCode } from '../payment-code.ts';
import { epcPayload, findSepaAccount } from './epc-payload.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** Between the lines of the payment details. */
const lineHeight = 1.15;

/** How to pay what is due: bank details, reference, and for SEPA a code that fills in the transfer. */
export function paymentPart(page: StatementPage, section: StatementSection): Block {
  const { content, format, geometry } = page;
  const { words } = format;
  if (section.payNowMinor === 0) return text(words.nothingToPay, { bold: true, above: 16 });
  const { organisation, account, today } = content;
  if (organisation.paymentLines.length === 0) return stack([]);
  const payload = payloadOf(page, section);
  const sentence = fillIn(words.payTo, { amount: format.money(section.payNowMinor, section.currency) });
  const lines = [
    text(sentence, { bold: true, lineHeight }),
    text(organisation.name, { lineHeight }),
    ...organisation.paymentLines.map((line) => text(line, { lineHeight })),
    text(`${words.payReference} ${remittance(account.number, today)}`, { bold: true, lineHeight }),
  ];
  if (payload === undefined) return stack(lines, { keepsTogether: true, above: 11 });
  const code = paymentCode(payload, words.scan);
  const beside = code.width + codeMargin + 6;
  return {
    kind: 'grid',
    use: 'layout',
    above: 11,
    widths: [beside, geometry.contentWidth - beside],
    rows: [
      [
        cell(code),
        cell(stack([...lines, text(words.scan, { colour: colours.quiet, lineHeight })], { above: 2 })),
      ],
    ],
  };
}

/** The text by which a payment names the account and the statement that it answers. */
export function remittance(accountNumber: string, today: string): string {
  return `${accountNumber} ${today}`;
}

function payloadOf({ content }: StatementPage, section: StatementSection): string | undefined {
  const { organisation, account, today } = content;
  const payee = findSepaAccount(organisation.paymentLines);
  if (payee === undefined) return undefined;
  return epcPayload(payee, {
    recipient: organisation.name,
    amountMinor: section.payNowMinor,
    currency: section.currency,
    remittance: remittance(account.number, today),
  });
}
