import type { AdminCall } from './admin-call.ts';

type Row = Readonly<Record<string, string>>;

/** Prints rows as a table with a head, or each as a line of JSON. */
export function printRows<Item>(
  { say, values }: Pick<AdminCall, 'say' | 'values'>,
  items: readonly Item[],
  rowOf: (item: Item) => Row,
): void {
  if (values.json === true) {
    for (const item of items) say(JSON.stringify(item));
    return;
  }
  const rows = items.map(rowOf);
  const columns = Object.keys(rows[0] ?? {});
  const cells = [
    columns.map((column) => column.toUpperCase()),
    ...rows.map((row) => columns.map((one) => plain(row[one]))),
  ];
  const widths = columns.map((_column, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  if (rows.length === 0) say('none');
  else
    for (const line of cells)
      say(
        line
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd(),
      );
}

/** Stored texts must not steer the terminal that they are printed on. */
export function plain(text = ''): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
}
