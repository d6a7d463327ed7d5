import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block, Cell, Grid } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { printedReason } from '../printed-reason.ts';
import { ruledLook } from '../ruled-table.ts';
import { columnCount, columnWidths } from './item-columns.ts';
import type { StatementLine } from './statement-line.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** Every open item with its running balance; the head is repeated on each page. */
export function itemTable(page: StatementPage, section: StatementSection): Grid {
  const { widths, fontSize } = columnWidths(page, section);
  const rows = section.lines.map((line) => row(page, section.currency, line));
  const body = [
    head(page, fontSize * 0.94),
    ...(rows.length > 0 ? rows : [emptyRow(page)]),
    total(page, section),
  ];
  return {
    kind: 'grid',
    use: 'data',
    look: ruledLook({ rowCount: body.length, columnCount, headRows: 1 }),
    style: { size: fontSize },
    above: 10,
    headRows: 1,
    widths,
    rows: body,
  };
}

function head({ format }: StatementPage, size: number): Cell[] {
  const { words } = format;
  const left = { style: { bold: true, size }, vertical: 'bottom' } as const;
  const right = { ...left, align: 'right' } as const;
  return [
    cell(text(words.document), left),
    cell(text(words.date), left),
    cell(text(words.due), left),
    cell(text(words.reference), left),
    cell(text(words.daysOverdue), right),
    cell(text(words.amount), right),
    cell(text(words.open), right),
    cell(text(words.runningBalance), right),
  ];
}

function row(page: StatementPage, currency: string, line: StatementLine): Cell[] {
  const { format } = page;
  const right = { align: 'right' } as const;
  const figure = (amountMinor: number) => cell(text(format.amount(amountMinor, currency)), right);
  return [
    cell(documentCell(page, currency, line)),
    cell(text(format.shortDate(line.date))),
    cell(text(line.dueDate === null ? '–' : format.shortDate(line.dueDate))),
    cell(text(line.reference)),
    cell(text(line.daysPastDue > 0 ? String(line.daysPastDue) : '–'), right),
    figure(line.amountMinor),
    figure(line.openMinor),
    { ...figure(line.runningMinor), style: { colour: colours.quiet } },
  ];
}

function documentCell(page: StatementPage, currency: string, line: StatementLine): Block {
  const { format } = page;
  const { words } = format;
  const quiet = { colour: colours.quiet, size: 6.5 };
  const kinds = {
    invoice: '',
    'debit-note': words.debitNote,
    'credit-note': words.creditNote,
    overpaid: words.overpaid,
    'unapplied-cash': words.unappliedCash,
  };
  const below = [kinds[line.kind], disputeMarker(page, format.amount(line.disputedMinor, currency), line)];
  // Cash has no number of its own: what it is stands in that place.
  const [title, ...notes] = [line.number, ...below].filter((part) => part !== '');
  const own = text(title ?? '');
  return notes.length === 0 ? own : stack([own, ...notes.map((note) => text(note, quiet))]);
}

function disputeMarker({ format, content }: StatementPage, amount: string, line: StatementLine): string {
  if (line.disputedMinor <= 0) return '';
  const reasons = line.disputeReasonCodes
    .map((code) => printedReason(code, content.disputeReasons, format))
    .join(', ');
  const marker = fillIn(format.words.disputedLine, { amount });
  return reasons === '' ? marker : `${marker} (${reasons})`;
}

function emptyRow({ format }: StatementPage): (Cell | null)[] {
  const words = text(format.words.noItems, { colour: colours.quiet });
  return [cell(words, { columns: columnCount }), ...reachedOver(columnCount - 1)];
}

function total({ format }: StatementPage, section: StatementSection): (Cell | null)[] {
  const sum = text(format.money(section.linesMinor, section.currency), { bold: true });
  return [
    cell(text(format.words.openBalance, { bold: true }), { columns: 5 }),
    ...reachedOver(4),
    cell(sum, { align: 'right', columns: 3 }),
    ...reachedOver(2),
  ];
}

function reachedOver(count: number): null[] {
  return Array.from({ length: count }, () => null);
}
