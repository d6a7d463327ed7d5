import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { ageingBucketRange } from '../../../src-shared/domain/invoice/ageing.ts';
import { boxLayout, colours } from '../document-style.ts';
import { type DocumentWords, fillIn } from '../document-words.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

const boxesPerRow = 8;

/** I1: the ageing buckets and the credits, which sum to the balance in the last box. */
export function ageingBoxes(page: StatementPage, section: StatementSection): Content {
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
    box(page, label, format.amount(minor, section.currency), index === figures.length - 1),
  );
  return {
    unbreakable: true,
    marginTop: 9,
    layout: { ...boxLayout(), paddingLeft: () => 5, paddingRight: () => 5 },
    table: { widths: Array.from({ length: perRow }, () => '*'), body: inRows(cells, perRow) },
  };
}

function bucketLabel(bucket: number, bucketDays: readonly number[], words: DocumentWords): string {
  const { from, to } = ageingBucketRange(bucket, bucketDays);
  if (from === undefined) return words.notDueBucket;
  if (to === undefined) return fillIn(words.bucketOver, { days: String(from - 1) });
  return fillIn(words.bucketDays, { from: String(from), to: String(to) });
}

function box({ text }: StatementPage, label: string, amount: string, isLast: boolean): TableCell {
  return {
    alignment: 'right',
    stack: [
      text(label, { fontSize: 7, color: isLast ? colours.ink : colours.quiet, bold: isLast }),
      text(amount, { fontSize: 8, bold: isLast, noWrap: true }),
    ],
  };
}

function inRows(cells: readonly TableCell[], perRow: number): TableCell[][] {
  const rows: TableCell[][] = [];
  for (let start = 0; start < cells.length; start += perRow) {
    const row = cells.slice(start, start + perRow);
    rows.push([...row, ...Array.from({ length: perRow - row.length }, () => '')]);
  }
  return rows;
}
