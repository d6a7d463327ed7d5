import type { DisputeAcknowledgementContent } from '../../engine/ports/documents-port.ts';
import type { DocumentPage } from '../document-page.ts';
import { figureBoxes } from '../figure-boxes.ts';
import type { Grid } from '../layout/block.ts';
import { ruledTable } from '../ruled-table.ts';
import type { AcknowledgementSums } from './acknowledgement-sums.ts';

/** How much is disputed and by when the answer comes; of a decided case what came of it. */
export function acknowledgementBoxes(
  { format, geometry }: DocumentPage,
  { dispute, answerBy }: DisputeAcknowledgementContent,
  sums: AcknowledgementSums,
): Grid {
  const { disputeAcknowledgement: words } = format.words;
  const money = (amountMinor: number) => format.money(amountMinor, dispute.currency);
  const figures: [string, string][] = [[words.disputed, money(sums.disputedMinor)]];
  if (answerBy !== null) figures.push([words.answerBy, format.longDate(answerBy)]);
  if (sums.isDecided)
    figures.push([words.accepted, money(sums.acceptedMinor)], [words.rest, money(sums.restMinor)]);
  const longest = Math.max(...figures.map(([, figure]) => figure.length));
  return figureBoxes(figures, geometry.contentWidth, longest > 18 ? 9.5 : 12);
}

/** D1, D4: the disputed amounts by invoice; of a decided case what of each is accepted and what stays due. */
export function disputedTable(
  page: DocumentPage,
  { dispute }: DisputeAcknowledgementContent,
  sums: AcknowledgementSums,
): Grid {
  const { format } = page;
  const { words } = format;
  const { disputeAcknowledgement: own } = words;
  const amount = (amountMinor: number) => format.amount(amountMinor, dispute.currency);
  const decided = sums.isDecided
    ? ([
        { head: own.accepted, of: 'acceptedMinor' },
        { head: own.rest, of: 'restMinor' },
      ] as const)
    : [];
  return ruledTable(page, {
    title: own.amounts,
    columns: [
      { head: words.invoice, isNumeric: false },
      { head: words.invoiceDate, isNumeric: false },
      { head: words.due, isNumeric: false },
      { head: format.inCurrency(own.disputed, dispute.currency), isNumeric: true },
      ...decided.map(({ head }) => ({ head, isNumeric: true })),
    ],
    rows: sums.lines.map((line) => [
      line.invoice?.number ?? words.unknownInvoice,
      line.invoice === null ? '–' : format.shortDate(line.invoice.invoiceDate),
      line.invoice === null ? '–' : format.shortDate(line.invoice.dueDate),
      amount(line.disputedMinor),
      ...decided.map(({ of }) => amount(line[of])),
    ]),
    total: [own.total, '', '', amount(sums.disputedMinor), ...decided.map(({ of }) => amount(sums[of]))],
  });
}
