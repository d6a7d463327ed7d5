import type { DocumentPage } from './document-page.ts';
import { colours } from './document-style.ts';
import { epcPayload, findSepaAccount } from './epc-payload.ts';
import type { Block } from './layout/block.ts';
import { cell, stack, text } from './layout/blocks.ts';
import { codeMargin, paymentCode } from './payment-code.ts';

/** Between the lines of the payment details. */
const lineHeight = 1.15;

/** What is to be paid, and how. */
export type PaymentDetails = {
  /** Says what to pay to whom below. */
  readonly sentence: string;
  /** The text by which the payment names what it is for. */
  readonly reference: string;
  /** What the code fills in: the amount in minor units of the currency. Null for no code. */
  readonly transfer: { readonly amountMinor: number; readonly currency: string } | null;
  /** Whether a QR-bill at the end of the document is for it: it takes the place of the code. */
  readonly hasBill: boolean;
};

/** Bank details, reference, and for SEPA a code that fills in the transfer. Nothing where there are no details. */
export function paymentDetails(page: DocumentPage, details: PaymentDetails): Block {
  const { organisation, format, geometry } = page;
  const { words } = format;
  if (organisation.paymentLines.length === 0) return stack([]);
  const payload = payloadOf(page, details);
  const lines = [
    text(details.sentence, { bold: true, lineHeight }),
    text(organisation.name, { lineHeight }),
    ...organisation.paymentLines.map((line) => text(line, { lineHeight })),
    text(`${words.payReference} ${details.reference}`, { bold: true, lineHeight }),
    ...(details.hasBill ? [text(words.qrBill.below, { colour: colours.quiet, lineHeight })] : []),
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

function payloadOf(
  { organisation }: DocumentPage,
  { transfer, reference, hasBill }: PaymentDetails,
): string | undefined {
  const payee = findSepaAccount(organisation.paymentLines);
  if (payee === undefined || transfer === null || hasBill) return undefined;
  return epcPayload(payee, { recipient: organisation.name, ...transfer, remittance: reference });
}
