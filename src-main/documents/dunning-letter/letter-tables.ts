import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { fillIn } from '../document-words.ts';
import { figureBoxes } from '../figure-boxes.ts';
import type { Block, Grid } from '../layout/block.ts';
import { stack } from '../layout/blocks.ts';
import { ruledTable } from '../ruled-table.ts';
import type { LetterSums } from './letter-sums.ts';

/** D3, G1: the items of the notice; what of them it does not ask for has columns where there is any. */
export function itemsTable(page: DocumentPage, content: DunningLetterContent, sums: LetterSums): Grid {
  const { format } = page;
  const { words } = format;
  const { currency } = content.notice;
  const amount = (amountMinor: number) => format.amount(amountMinor, currency);
  const excluded = (
    [
      { head: words.dunning.inDispute, of: 'disputedMinor' },
      { head: words.dunning.otherwise, of: 'otherwiseMinor' },
    ] as const
  ).filter(({ of }) => sums[of] > 0);
  const parts = excluded.length === 0 ? [] : [{ head: words.open, of: 'openMinor' } as const, ...excluded];
  return ruledTable(page, {
    title: words.dunning.items,
    columns: [
      { head: words.invoice, isNumeric: false },
      { head: words.date, isNumeric: false },
      { head: words.due, isNumeric: false },
      { head: words.daysOverdue, isNumeric: true },
      ...parts.map(({ head }) => ({ head, isNumeric: true })),
      {
        head: format.inCurrency(parts.length === 0 ? words.open : words.dunning.demanded, currency),
        isNumeric: true,
      },
    ],
    rows: content.lines.map(({ invoice, ...line }) => [
      invoice?.number ?? words.unknownInvoice,
      invoice === null ? '–' : format.shortDate(invoice.invoiceDate),
      invoice === null ? '–' : format.shortDate(invoice.dueDate),
      String(line.daysPastDue),
      ...parts.map(({ of }) => amount(line[of])),
      amount(line.amountMinor),
    ]),
    total: [
      words.dunning.sum,
      '',
      '',
      '',
      ...parts.map(({ of }) => amount(sums[of])),
      amount(sums.itemsMinor),
    ],
  });
}

/** G1, G2: what the items come to, what comes on top of them, and all of it by its date. */
export function letterBoxes(page: DocumentPage, content: DunningLetterContent, sums: LetterSums): Block {
  const { format, geometry } = page;
  const { dunning: words } = format.words;
  const { currency, feeMinor, interestMinor } = content.notice;
  const money = (amountMinor: number) => format.money(amountMinor, currency);
  const figures: [string, string][] = [[words.items, money(sums.itemsMinor)]];
  if (feeMinor > 0) figures.push([words.fee, money(feeMinor)]);
  if (interestMinor > 0) figures.push([words.interest, money(interestMinor)]);
  figures.push([fillIn(words.totalBy, { date: format.shortDate(content.payBy) }), money(sums.totalMinor)]);
  const longest = Math.max(...figures.map(([, figure]) => figure.length));
  return stack([figureBoxes(figures, geometry.contentWidth, longest > 18 ? 9 : 12)], { above: 12 });
}
