import type { Content } from 'pdfmake/interfaces.js';
import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { boxLayout, colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';

/** Left and right of a box, and its line. */
const boxEdges = 17;

/** Who paid, how, and the amount in the largest type of the page. */
export function receiptBoxes(page: DocumentPage, { receipt }: ReceiptContent): Content {
  const { format, geometry, text, account } = page;
  const { receipt: words } = format.words;
  const amount = format.money(receipt.amountMinor, receipt.currency);
  const fontSize = amount.length > 18 ? 14 : 20;
  const label = (name: string) => text(name, { color: colours.quiet });
  const payer = receipt.payerName === '' ? account.name : receipt.payerName;
  const cells: Content[] = [
    { stack: [label(words.from), text(payer, { bold: true, fontSize: payer.length > 60 ? 8 : 10 })] },
    {
      stack: [
        label(words.method),
        text(words.methods[receipt.method], { bold: true, fontSize: 10 }),
        ...methodNotes(page, receipt).map((note) => text(note)),
      ],
    },
    {
      stack: [
        text(words.received, { color: colours.ink, alignment: 'right' }),
        text(amount, { bold: true, fontSize, alignment: 'right', noWrap: true }),
      ],
    },
  ];
  const room = geometry.contentWidth - cells.length * boxEdges;
  const widths = [0.32, 0.27, 0.41].map((share) => room * share);
  return { layout: boxLayout(cells.length - 1), table: { widths, body: [cells] } };
}

function methodNotes({ format }: DocumentPage, receipt: ReceiptContent['receipt']): readonly string[] {
  const { receipt: words } = format.words;
  const notes: string[] = [];
  if (receipt.reference !== '') notes.push(fillIn(words.reference, { reference: receipt.reference }));
  if (receipt.chequeDate !== null)
    notes.push(fillIn(words.chequeDate, { date: format.longDate(receipt.chequeDate) }));
  return notes;
}
