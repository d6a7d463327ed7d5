import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import { epcPayload, findSepaAccount } from '../epc-payload.ts';
import type { Block } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { codeMargin, paymentCode } from '../payment-code.ts';
import type { LetterSums } from './letter-sums.ts';

const lineHeight = 1.15;

/** Where to pay the total; a code that fills in the transfer stands on a letter that may go out, and on no other. */
export function letterPayment(page: DocumentPage, content: DunningLetterContent, sums: LetterSums): Block {
  const { format, geometry, organisation } = page;
  const { words } = format;
  if (organisation.paymentLines.length === 0) return stack([]);
  const amount = format.money(sums.totalMinor, content.notice.currency);
  const lines = [
    text(fillIn(words.payTo, { amount }), { bold: true, lineHeight }),
    text(organisation.name, { lineHeight }),
    ...organisation.paymentLines.map((line) => text(line, { lineHeight })),
    text(`${words.payReference} ${remittance(content)}`, { bold: true, lineHeight }),
  ];
  const payload = payloadOf(content, sums);
  if (payload === undefined) return stack(lines, { keepsTogether: true, above: 14 });
  const code = paymentCode(payload, words.scan);
  const beside = code.width + codeMargin + 6;
  return {
    kind: 'grid',
    use: 'layout',
    above: 14,
    widths: [beside, geometry.contentWidth - beside],
    rows: [
      [
        cell(code),
        cell(stack([...lines, text(words.scan, { colour: colours.quiet, lineHeight })], { above: 2 })),
      ],
    ],
  };
}

/** By which a payment names the account and the letter that it answers. */
function remittance({ account, date }: DunningLetterContent): string {
  return `${account.number} ${date}`;
}

function payloadOf(content: DunningLetterContent, { totalMinor }: LetterSums): string | undefined {
  const { organisation, notice, standing } = content;
  const payee = findSepaAccount(organisation.paymentLines);
  if (payee === undefined || standing !== 'valid') return undefined;
  return epcPayload(payee, {
    recipient: organisation.name,
    amountMinor: totalMinor,
    currency: notice.currency,
    remittance: remittance(content),
  });
}
