import type { DocumentPage } from './document-page.ts';
import { colours } from './document-style.ts';
import type { Grid, GridLook } from './layout/block.ts';
import { cell, text } from './layout/blocks.ts';

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
export function ruledTable(page: DocumentPage, table: RuledTable): Grid {
  const { columns, rows, total } = table;
  const { widths, scale } = columnWidths(page, table);
  const size = fontSize * scale;
  const cells = (texts: readonly string[], style: { readonly bold?: boolean; readonly size?: number }) =>
    columns.map(({ isNumeric }, index) =>
      cell(text(texts[index] ?? '', style), isNumeric ? { align: 'right' } : {}),
    );
  const head = cells(
    columns.map((column) => column.head),
    { bold: true, size: size * 0.94 },
  );
  const title = text(table.title, { bold: true, size: 10, colour: colours.brand });
  const titleRow = [cell(title, { columns: columns.length }), ...columns.slice(1).map(() => null)];
  const body = [titleRow, head, ...rows.map((row) => cells(row, {})), cells(total, { bold: true })];
  return {
    kind: 'grid',
    use: 'data',
    look: ruledLook({ rowCount: body.length, columnCount: columns.length, headRows: 2 }),
    style: { size },
    above: 12,
    headRows: 2,
    widths,
    rows: body,
  };
}

type RuledRows = { readonly rowCount: number; readonly columnCount: number; readonly headRows: number };

/** Lines between the rows; strong ones below the head, above the sum and below it. */
export function ruledLook({ rowCount, columnCount, headRows }: RuledRows): GridLook {
  const isStrong = (rule: number) => rule === headRows || rule >= rowCount - 1;
  return {
    rowRule(rule) {
      if (rule < headRows) return undefined;
      return isStrong(rule)
        ? { width: 0.8, colour: colours.strongRule }
        : { width: 0.5, colour: colours.rule };
    },
    padding: (column) => ({
      left: column === 0 ? 0 : cellPadding,
      right: column === columnCount - 1 ? 0 : cellPadding,
      top: 2.9,
      bottom: 2.9,
    }),
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
