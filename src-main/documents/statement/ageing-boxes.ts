import { bucketLabel } from '../bucket-label.ts';
import { boxLook, colours } from '../document-style.ts';
import { equalWidths } from '../equal-widths.ts';
import type { Cell, Grid } from '../layout/block.ts';
import { cell, text } from '../layout/blocks.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

const boxesPerRow = 8;

/** I1: the ageing buckets and the credits, which sum to the balance in the last box. */
export function ageingBoxes(page: StatementPage, section: StatementSection): Grid {
  const { format, content } = page;
  const { words } = format;
  const figures = section.bucketsMinor.map((minor, bucket): [string, number] => [
    bucketLabel(bucket, content.ageingBucketDays, words),
    minor,
  ]);
  if (section.creditsMinor !== 0) figures.push([words.credits, section.creditsMinor]);
  figures.push([words.balance, section.balanceMinor]);
  const longest = Math.max(...figures.map(([, minor]) => format.amount(minor, section.currency).length));
  const perRow = Math.min(figures.length, longest > 11 ? 4 : boxesPerRow);
  const cells = figures.map(([label, minor], index) =>
    box(label, format.amount(minor, section.currency), index === figures.length - 1),
  );
  return {
    kind: 'grid',
    use: 'layout',
    keepsTogether: true,
    above: 9,
    look: boxLook({ padding: { left: 5, right: 5 } }),
    widths: equalWidths(perRow, page.geometry.contentWidth, 10),
    rows: inRows(cells, perRow),
  };
}

function box(label: string, amount: string, isLast: boolean): Cell {
  return cell(
    [
      text(label, { size: 7, colour: isLast ? colours.ink : colours.quiet, bold: isLast }),
      text(amount, { size: 8, bold: isLast }),
    ],
    { align: 'right' },
  );
}

function inRows(cells: readonly Cell[], perRow: number): Cell[][] {
  const rows: Cell[][] = [];
  for (let start = 0; start < cells.length; start += perRow) {
    const row = cells.slice(start, start + perRow);
    rows.push([...row, ...Array.from({ length: perRow - row.length }, () => cell([]))]);
  }
  return rows;
}
