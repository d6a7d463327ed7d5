import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { disputeReasonWords } from '../../../src-shared/domain/dispute/reason-words.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import { ruledLayout } from '../ruled-table.ts';
import { columnCount, columnWidths } from './item-columns.ts';
import type { StatementLine } from './statement-line.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** Every open item with its running balance; the head is repeated on each page. */
export function itemTable(page: StatementPage, section: StatementSection): Content {
  const { widths, fontSize } = columnWidths(page, section);
  const rows = section.lines.map((line) => row(page, section.currency, line));
  const body = [
    head(page, fontSize * 0.94),
    ...(rows.length > 0 ? rows : [emptyRow(page)]),
    total(page, section),
  ];
  return {
    layout: ruledLayout({ rowCount: body.length, columnCount, headRows: 1 }),
    fontSize,
    marginTop: 10,
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body },
  };
}

function head({ format, text }: StatementPage, fontSize: number): TableCell[] {
  const { words } = format;
  const left = { bold: true, fontSize, verticalAlignment: 'bottom' } as const;
  const right = { ...left, alignment: 'right' } as const;
  return [
    { ...text(words.document), ...left },
    { ...text(words.date), ...left },
    { ...text(words.due), ...left },
    { ...text(words.reference), ...left },
    { ...text(words.daysOverdue), ...right },
    { ...text(words.amount), ...right },
    { ...text(words.open), ...right },
    { ...text(words.runningBalance), ...right },
  ];
}

function row(page: StatementPage, currency: string, line: StatementLine): TableCell[] {
  const { format, text } = page;
  const figure = (amountMinor: number) => ({
    text: format.amount(amountMinor, currency),
    alignment: 'right' as const,
    noWrap: true,
  });
  return [
    documentCell(page, currency, line),
    format.shortDate(line.date),
    line.dueDate === null ? '–' : format.shortDate(line.dueDate),
    text(line.reference),
    { text: line.daysPastDue > 0 ? String(line.daysPastDue) : '–', alignment: 'right' },
    figure(line.amountMinor),
    figure(line.openMinor),
    { ...figure(line.runningMinor), color: colours.quiet },
  ];
}

function documentCell(page: StatementPage, currency: string, line: StatementLine): TableCell {
  const { format, text } = page;
  const { words } = format;
  const quiet = { color: colours.quiet, fontSize: 6.5 };
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
  const stack = [text(title ?? ''), ...notes.map((note) => text(note, quiet))];
  const [only] = stack;
  return stack.length === 1 && only !== undefined ? only : { stack };
}

function disputeMarker({ format, content }: StatementPage, amount: string, line: StatementLine): string {
  if (line.disputedMinor <= 0) return '';
  const { words, locale } = format;
  const language = locale.slice(0, 2);
  const reasons = line.disputeReasonCodes
    .map((code) =>
      disputeReasonWords(code, content.disputeReasons, language, (key) => reasonWord(words.reasons, key)),
    )
    .join(', ');
  const marker = fillIn(words.disputedLine, { amount });
  return reasons === '' ? marker : `${marker} (${reasons})`;
}

function reasonWord(reasons: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(reasons, key) ? reasons[key] : undefined;
}

function emptyRow({ format, text }: StatementPage): TableCell[] {
  return [
    { ...text(format.words.noItems, { color: colours.quiet }), colSpan: columnCount },
    ...placeholders(columnCount - 1),
  ];
}

function total({ format, text }: StatementPage, section: StatementSection): TableCell[] {
  return [
    { ...text(format.words.openBalance, { bold: true }), colSpan: 5 },
    ...placeholders(4),
    {
      text: format.money(section.linesMinor, section.currency),
      bold: true,
      alignment: 'right',
      noWrap: true,
      colSpan: 3,
    },
    ...placeholders(2),
  ];
}

function placeholders(count: number): TableCell[] {
  return Array.from({ length: count }, () => ({}));
}
