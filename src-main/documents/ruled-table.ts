import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import type { DocumentPage } from './document-page.ts';
import { colours } from './document-style.ts';

export const cellPadding = 3;

/** Widths in points at 8 points of type: a digit of Noto Sans, and a letter of a bold head. */
const digitWidth = 4.65;
const headLetterWidth = 4.8;
const leastFirstWidth = 110;
const fontSize = 8;

/** A table of lines under a title and a head, which each page repeats, with a sum at its end. */
export type RuledTable = {
  readonly title: string;
  readonly columns: readonly { readonly head: string; readonly isNumeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[];
  /** In points, where it is not as wide as the page. */
  readonly width?: number;
};

/**
 * Every column is at least as wide as its longest cell, so that no figure breaks; only the first one breaks its words
 * where there is too little room for it. Where the others leave it next to none, the whole table is set smaller.
 */
export function ruledTable(page: DocumentPage, table: RuledTable): Content {
  const { columns, rows, total } = table;
  const { widths, scale } = columnWidths(page, table);
  const size = fontSize * scale;
  const cells = (texts: readonly string[], style: { readonly bold?: boolean; readonly fontSize?: number }) =>
    columns.map(({ isNumeric }, index): TableCell => {
      const alignment = isNumeric ? ({ alignment: 'right', noWrap: true } as const) : {};
      return page.text(texts[index] ?? '', { ...style, ...alignment });
    });
  const head = cells(
    columns.map((column) => column.head),
    { bold: true, fontSize: size * 0.94 },
  );
  const title = page.text(table.title, { bold: true, fontSize: 10, color: colours.brand });
  const titleRow = [{ ...title, colSpan: columns.length }, ...columns.slice(1).map(() => ({}))];
  const body = [titleRow, head, ...rows.map((row) => cells(row, {})), cells(total, { bold: true })];
  return {
    layout: ruledLayout({ rowCount: body.length, columnCount: columns.length, headRows: 2 }),
    fontSize: size,
    marginTop: 12,
    table: { headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true, widths, body },
  };
}

type RuledLayout = { readonly rowCount: number; readonly columnCount: number; readonly headRows: number };

/** Lines between the rows; strong ones below the head, above the sum and below it. */
export function ruledLayout({ rowCount, columnCount, headRows }: RuledLayout): CustomTableLayout {
  const isStrong = (line: number) => line === headRows || line >= rowCount - 1;
  return {
    hLineWidth: (line) => (line < headRows ? 0 : isStrong(line) ? 0.8 : 0.5),
    hLineColor: (line) => (isStrong(line) ? colours.strongRule : colours.rule),
    vLineWidth: () => 0,
    paddingLeft: (column) => (column === 0 ? 0 : cellPadding),
    paddingRight: (column) => (column === columnCount - 1 ? 0 : cellPadding),
    paddingTop: () => 2.9,
    paddingBottom: () => 2.9,
  };
}

function columnWidths(
  { geometry }: DocumentPage,
  table: RuledTable,
): { readonly widths: number[]; readonly scale: number } {
  const { columns, width = geometry.contentWidth } = table;
  const room = width - cellPadding * 2 * (columns.length - 1);
  const [first = 0, ...others] = columns.map((_, index) => neededWidth(table, index));
  const needed = others.reduce((sum, one) => sum + one, 0);
  const spare = (room - needed - first) / columns.length;
  if (spare > 0) return { widths: [first, ...others].map((one) => one + spare), scale: 1 };
  const scale = Math.min(1, (room - leastFirstWidth) / needed);
  return { widths: [room - needed * scale, ...others.map((one) => one * scale)], scale };
}

function neededWidth({ columns, rows, total }: RuledTable, column: number): number {
  const longest = [...rows, total].reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0);
  const head = columns[column]?.head ?? '';
  return Math.max(longest * digitWidth, head.length * headLetterWidth) + 4;
}
