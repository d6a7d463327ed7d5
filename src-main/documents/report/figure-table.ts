import type { ReportLine } from '../../engine/ports/report-content.ts';
import { colours } from '../document-style.ts';
import type { Cell, Drawing, Grid, Shape } from '../layout/block.ts';
import { cell, text } from '../layout/blocks.ts';
import { ruledLook } from '../ruled-table.ts';
import type { FigureColumns } from './figure-columns.ts';
import { figureName } from './figure-words.ts';
import type { ReportPage } from './report-page.ts';

const barHeight = 6;
/** So many lines go to the next page together. */
const shortTable = 8;
const headStyle = { bold: true, size: 7.5 };

/** A part of the dashboard: each figure with its bar and its value; where they are compared, what it was, too. */
export function figureTable(
  page: ReportPage,
  { nameWidth, barWidth, numbers }: FigureColumns,
  title: string,
  lines: readonly ReportLine[],
): Grid {
  const head: (Cell | null)[] = [
    cell(text(title, { bold: true, size: 9, colour: colours.brand }), { columns: 2 }),
    null,
    ...numbers.map((column) =>
      cell(text(column.head, headStyle), { align: 'right' as const, vertical: 'bottom' as const }),
    ),
  ];
  const body = lines.map((line) => [
    cell(text(figureName(page, line.name))),
    cell(bar(line, barWidth)),
    ...numbers.map(({ say }) => cell(text(say(line)), { align: 'right' as const })),
  ]);
  return {
    kind: 'grid',
    use: 'data',
    // Its last line is no sum, so the strong rule is below it alone.
    look: ruledLook({ rowCount: lines.length + 2, columnCount: numbers.length + 2, headRows: 1 }),
    style: { size: 8 },
    above: 10,
    headRows: 1,
    keepsTogether: lines.length <= shortTable,
    widths: [nameWidth, barWidth, ...numbers.map(({ width }) => width)],
    rows: [head, ...body],
  };
}

/** The number beside it says the same: for who hears the paper it is an ornament. */
function bar({ bar: thousandths }: ReportLine, width: number): Drawing {
  const box = (length: number, colour: string): Shape => ({
    kind: 'boxes',
    boxes: [{ x: 0, y: 0, width: length, height: barHeight }],
    colour,
  });
  const filled = (width * thousandths) / 1_000;
  const shapes = [box(width, colours.highlight), ...(filled === 0 ? [] : [box(filled, colours.brand)])];
  return { kind: 'drawing', above: 2.5, width, height: barHeight, shapes };
}
