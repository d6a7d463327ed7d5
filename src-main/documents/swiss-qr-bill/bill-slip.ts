import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import type { Block, Drawing, Placed } from '../layout/block.ts';
import { stack, text } from '../layout/blocks.ts';
import { billCode } from './bill-code.ts';
import { billPayload } from './bill-payload.ts';
import { inFours, printedReference } from './bill-reference.ts';
import { type BillWords, billWords } from './bill-words.ts';
import type { StructuredAddress } from './structured-address.ts';
import type { SwissBill } from './swiss-bill.ts';

const mm = (length: number) => (length * 72) / 25.4;
const black = '#000000';
const sheetWidth = mm(210);
/** Of the bill, at the foot of the sheet. */
export const billHeight = mm(105);
const receiptWidth = mm(62);

/** Sizes of type and the distances of lines, in points (guidelines 2.3, 3.4). */
type Type = { readonly heading: number; readonly value: number; readonly leading: number };
const onReceipt: Type = { heading: 6, value: 8, leading: 9 };
const denseOnReceipt: Type = { heading: 6, value: 6.5, leading: 7.5 };
const onPaymentPart: Type = { heading: 8, value: 10, leading: 11 };
/** Where the texts of people need more lines than there is room for. */
const dense: Type = { heading: 6, value: 8, leading: 9 };
/** Of a line of type in the font, as a factor of its size. */
const fontLine = 1.362;

/** Receipt and payment part at the foot of an A4 sheet, with the line to cut along, and what they are above them. */
export function billSlip(page: DocumentPage, bill: SwissBill): readonly Block[] {
  const { format, geometry } = page;
  const words = billWords(format.locale);
  const top = geometry.pageHeight - billHeight;
  const at = (x: number, y: number, width: number, blocks: readonly Block[]): Placed => ({
    ...{ kind: 'placed', x: mm(x), y: top + mm(y), width: mm(width), blocks },
  });
  const amount = format.money(bill.amountMinor, bill.currency);
  return [
    text(format.words.qrBill.title, { bold: true, size: 13, role: 'H2', below: 6 }),
    text(fillIn(format.words.qrBill.pay, { amount, name: bill.creditor.name }), {}),
    at(0, 0, 210, [cutLines()]),
    at(0, -4.5, 210, [text(words.separate, { size: 7, align: 'centre', colour: black })]),
    at(5, 5, 52, [title(words.receipt)]),
    at(5, 12, 52, information(bill, words, 'receipt')),
    at(5, 68, 52, [amountPart(bill, words, onReceipt)]),
    at(5, 82, 52, [text(words.acceptancePoint, { ...bold(6), align: 'right' })]),
    at(67, 5, 51, [title(words.paymentPart)]),
    at(67, 17, 46, [billCode(billPayload(bill), format.words.scan)]),
    at(67, 68, 51, [amountPart(bill, words, onPaymentPart)]),
    at(118, 5, 87, information(bill, words, 'payment-part')),
  ];
}

const bold = (size: number) => ({ size, bold: true, colour: black });

function title(words: string): Block {
  return text(words, bold(11));
}

function line(value: string, size: number, leading: number, isBold = false): Block {
  return text(value, { size, bold: isBold, colour: black, lineHeight: leading / (size * fontLine) });
}

function part(heading: string, values: readonly string[], { heading: size, value, leading }: Type): Block {
  return stack([line(heading, size, leading, true), ...values.map((one) => line(one, value, leading))], {
    below: leading,
  });
}

/** Account, reference, message and who pays. On the receipt there is no message. */
function information(bill: SwissBill, words: BillWords, on: 'receipt' | 'payment-part'): readonly Block[] {
  const isReceipt = on === 'receipt';
  const type = isReceipt ? receiptType(bill) : paymentPartType(bill);
  // The guidelines allow it where the receipt has too little room.
  const isShort = type === denseOnReceipt;
  const parts = [part(words.payableTo, [inFours(bill.iban), ...addressOf(bill.creditor, isShort)], type)];
  if (bill.reference.type !== 'NON')
    parts.push(part(words.reference, [printedReference(bill.reference)], type));
  if (!isReceipt && bill.message !== '') parts.push(part(words.information, [bill.message], type));
  if (bill.debtor !== null) parts.push(part(words.payableBy, addressOf(bill.debtor, isShort), type));
  else {
    const field = isReceipt ? { width: 52, height: 20 } : { width: 65, height: 25 };
    parts.push(stack([line(words.payableByBlank, type.heading, type.leading, true), blankField(field)]));
  }
  return [stack(parts, { right: isReceipt ? 0 : mm(5) })];
}

/** Name, street and town; without the street where there is no room for it. */
function addressOf(address: StructuredAddress, isShort = false): readonly string[] {
  const { name, street, houseNumber, postalCode, town, country } = address;
  const isAtHome = country === 'CH' || country === 'LI';
  const townLine = `${isAtHome ? '' : `${country}-`}${postalCode} ${town}`;
  return isShort ? [name, townLine] : [name, `${street} ${houseNumber}`.trim(), townLine];
}

/** About how many lines of so many letters name and address of both take. */
function addressLineCount({ creditor, debtor }: SwissBill, letters: number): number {
  const lines = [creditor, ...(debtor === null ? [] : [debtor])].flatMap((one) => addressOf(one));
  return lines.reduce((sum, one) => sum + Math.ceil(one.length / letters), 0);
}

function receiptType(bill: SwissBill): Type {
  return addressLineCount(bill, 27) > 8 ? denseOnReceipt : onReceipt;
}

function paymentPartType(bill: SwissBill): Type {
  return addressLineCount(bill, 36) + bill.message.length / 36 > 9 ? dense : onPaymentPart;
}

function amountPart({ amountMinor, currency }: SwissBill, words: BillWords, type: Type): Block {
  const { heading, value, leading } = type;
  const column = type === onReceipt ? mm(13) : mm(17);
  return {
    kind: 'grid',
    use: 'layout',
    widths: [column, mm(51) - column],
    rows: [
      [
        { blocks: [line(words.currency, heading, leading, true)] },
        { blocks: [line(words.amount, heading, leading, true)] },
      ],
      [
        { blocks: [line(currency, value, leading)] },
        { blocks: [line(billAmount(amountMinor), value, leading)] },
      ],
    ],
  };
}

/** A blank between the thousands, a point before the hundredths: the same in every language. */
function billAmount(amountMinor: number): string {
  const whole = String(Math.floor(amountMinor / 100)).replace(/(\d)(?=(\d{3})+$)/g, '$1\u00a0');
  return `${whole}.${String(amountMinor % 100).padStart(2, '0')}`;
}

/** The corners of a field that is filled in by hand. In millimetres. */
function blankField({ width, height }: { readonly width: number; readonly height: number }): Drawing {
  const [w, h, reach] = [mm(width), mm(height), mm(3)];
  const stroke = { width: 0.75, colour: black };
  const corner = (x: number, y: number) => [
    { kind: 'line', from: [x, y], to: [x === 0 ? reach : x - reach, y], stroke } as const,
    { kind: 'line', from: [x, y], to: [x, y === 0 ? reach : y - reach], stroke } as const,
  ];
  const shapes = [corner(0, 0), corner(w, 0), corner(0, h), corner(w, h)].flat();
  return { kind: 'drawing', above: 2, width: w, height: h, shapes };
}

/** Above the bill, and between receipt and payment part. */
function cutLines(): Drawing {
  const stroke = { width: 0.5, colour: black, dash: [3, 3] } as const;
  return {
    kind: 'drawing',
    width: sheetWidth,
    height: billHeight,
    shapes: [
      { kind: 'line', from: [0, 0], to: [sheetWidth, 0], stroke },
      { kind: 'line', from: [receiptWidth, 0], to: [receiptWidth, billHeight], stroke },
    ],
  };
}
