import type { WorklistGroup } from '../../../src-shared/contract/worklist-view.ts';

/** What stands in a line of a table in groups. */
export type TableItem<Row> =
  | { readonly kind: 'group'; readonly group: WorklistGroup }
  | { readonly kind: 'row'; readonly row: Row };

/**
 * Where lines stand when a head comes before the rows of each group: a row of the list at index 12 of the second group
 * is line 14 of the table. A closed group has its head alone. Without groups every line is a row.
 */
export type GroupedLines = {
  readonly lineCount: number;
  readonly lineOf: (rowIndex: number) => number;
  /** The row in a line; null for the head of a group. */
  readonly rowIn: (line: number) => number | null;
  /** The first row that stands in this line or below it; the last one where none does. */
  readonly rowFrom: (line: number) => number;
};

export type ClosedGroups = ReadonlySet<string>;

const rowCount = ({ key, accountCount }: WorklistGroup, closed: ClosedGroups) =>
  closed.has(key) ? 0 : accountCount;

/** @param total rows of the list: as many as the open groups have together */
export function groupedLines(
  groups: readonly WorklistGroup[],
  total: number,
  closed: ClosedGroups,
): GroupedLines {
  if (groups.length === 0) {
    const same = (index: number) => index;
    return { lineCount: total, lineOf: same, rowIn: same, rowFrom: same };
  }
  const firstRows: number[] = [];
  let rows = 0;
  for (const group of groups) {
    firstRows.push(rows);
    rows += rowCount(group, closed);
  }
  const groupOfLine = (line: number) => lastUpTo(firstRows, (first, index) => first + index <= line);
  return {
    lineCount: rows + groups.length,
    lineOf: (rowIndex) => rowIndex + lastUpTo(firstRows, (first) => first <= rowIndex) + 1,
    rowIn: (line) => {
      const group = groupOfLine(line);
      return (firstRows[group] ?? 0) + group === line ? null : line - group - 1;
    },
    rowFrom: (line) => {
      const group = groupOfLine(line);
      return Math.max(0, Math.min(rows - 1, Math.max(firstRows[group] ?? 0, line - group - 1)));
    },
  };
}

/** The lines of a loaded part of the list, with the heads among them, right before the first and right after the last. */
export function groupedItems<Row>(
  groups: readonly WorklistGroup[],
  part: { readonly offset: number; readonly rows: readonly Row[] },
  closed: ClosedGroups,
): { readonly offset: number; readonly items: readonly TableItem<Row>[] } {
  const rows = part.rows.map((row): TableItem<Row> => ({ kind: 'row', row }));
  if (groups.length === 0) return { offset: part.offset, items: rows };
  const items: TableItem<Row>[] = [];
  const partEnd = part.offset + rows.length;
  let first = 0;
  let headsBefore = 0;
  for (const group of groups) {
    const end = first + rowCount(group, closed);
    if (first < part.offset) headsBefore += 1;
    else if (first <= partEnd) items.push({ kind: 'group', group });
    const from = Math.max(first, part.offset);
    items.push(...rows.slice(from - part.offset, Math.max(0, Math.min(end, partEnd) - part.offset)));
    first = end;
  }
  return { offset: part.offset + headsBefore, items };
}

/**
 * The group of a row of the list, with the first of its rows.
 * @returns undefined where the list is not in groups or has no such row
 */
export function groupOfRow(
  groups: readonly WorklistGroup[],
  rowIndex: number,
  closed: ClosedGroups,
): { readonly group: WorklistGroup; readonly firstRow: number } | undefined {
  let firstRow = 0;
  for (const group of groups) {
    const count = rowCount(group, closed);
    if (rowIndex < firstRow + count) return { group, firstRow };
    firstRow += count;
  }
  return undefined;
}

/** The last index of those that come first and of which something is true; 0 where it is of none. */
function lastUpTo(values: readonly number[], isTrue: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isTrue(values[middle] ?? 0, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
