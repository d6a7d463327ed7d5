import type { Content } from 'pdfmake/interfaces.js';
import { bareLayout, colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import { epcPayload, findSepaAccount } from './epc-payload.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

const gap = 14;

/** How to pay what is due: bank details, reference, and for SEPA a code that fills in the transfer. */
export function paymentPart(page: StatementPage, section: StatementSection): Content {
  const { content, format, text } = page;
  if (section.payNowMinor === 0) return text(format.words.nothingToPay, { bold: true, marginTop: 16 });
  const { organisation, account, today } = content;
  if (organisation.paymentLines.length === 0) return [];
  const payload = payloadOf(page, section);
  const sentence = fillIn(format.words.payTo, {
    amount: format.money(section.payNowMinor, section.currency),
  });
  const stack: Content[] = [
    text(sentence, { bold: true }),
    text(organisation.name),
    ...organisation.paymentLines.map((line) => text(line)),
    text(`${format.words.payReference} ${remittance(account.number, today)}`, { bold: true }),
  ];
  if (payload === undefined) return { stack, unbreakable: true, lineHeight: 1.15, marginTop: 11 };
  const size = qrSize(payload);
  stack.push(text(format.words.scan, { color: colours.quiet }));
  return {
    unbreakable: true,
    layout: bareLayout,
    marginTop: 11,
    table: {
      widths: [size + gap, page.geometry.contentWidth - size - gap],
      body: [[qrCode(payload, size), { stack, lineHeight: 1.15, marginTop: 2 }]],
    },
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

function qrCode(payload: string, size: number): Content {
  // EPC069-12 asks for error correction level M.
  return { qr: payload, fit: size, eccLevel: 'M', foreground: '#000000' };
}

/** ISO/IEC 18004, level M: how many bytes the versions from 1 on hold. EPC069-12 ends at version 13. */
const bytesOfVersion = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331];
const moduleSize = 2;

/** The edge of the code in points, so that a module is never smaller than 0.7 mm whatever the payload. */
function qrSize(payload: string): number {
  const bytes = Buffer.byteLength(payload, 'utf8');
  const version = bytesOfVersion.findIndex((capacity) => bytes <= capacity) + 1;
  return (17 + 4 * (version === 0 ? 40 : version)) * moduleSize;
}
