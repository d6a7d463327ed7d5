import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { boxLook, colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Cell, Grid } from '../layout/block.ts';
import { cell, text } from '../layout/blocks.ts';

/** Left and right of a box, and its line. */
const boxEdges = 16;

/** Who paid, how, and the amount in the largest type of the page. */
export function receiptBoxes(page: DocumentPage, { receipt }: ReceiptContent): Grid {
  const { format, geometry, account } = page;
  const { receipt: words } = format.words;
  const amount = format.money(receipt.amountMinor, receipt.currency);
  const size = amount.length > 18 ? 14 : 20;
  const label = (name: string) => text(name, { colour: colours.quiet });
  const payer = receipt.payerName === '' ? account.name : receipt.payerName;
  const cells: Cell[] = [
    cell([label(words.from), text(payer, { bold: true, size: payer.length > 60 ? 8 : 10 })]),
    cell([
      label(words.method),
      text(words.methods[receipt.method], { bold: true, size: 10 }),
      ...methodNotes(page, receipt).map((note) => text(note)),
    ]),
    cell([text(words.received), text(amount, { bold: true, size })], { align: 'right' }),
  ];
  const room = geometry.contentWidth - cells.length * boxEdges;
  const widths = [0.32, 0.27, 0.41].map((share) => room * share);
  return {
    kind: 'grid',
    use: 'layout',
    look: boxLook({ highlightedColumn: cells.length - 1 }),
    widths,
    rows: [cells],
  };
}

function methodNotes({ format }: DocumentPage, receipt: ReceiptContent['receipt']): readonly string[] {
  const { receipt: words } = format.words;
  const notes: string[] = [];
  if (receipt.reference !== '') notes.push(fillIn(words.reference, { reference: receipt.reference }));
  if (receipt.chequeDate !== null)
    notes.push(fillIn(words.chequeDate, { date: format.longDate(receipt.chequeDate) }));
  return notes;
}
