import { describe, expect, it } from 'vitest';
import { groupedItems, groupedLines, groupOfRow } from './grouped-items.ts';

const groupOf = (key: string, accountCount: number) => ({ key, label: key, accountCount, totals: [] });
const groups = [groupOf('a', 2), groupOf('b', 1), groupOf('c', 3)];
const rows = ['a1', 'a2', 'b1', 'c1', 'c2', 'c3'];
type Part = { readonly offset: number; readonly rows: readonly string[] };
const none: ReadonlySet<string> = new Set();
const written = (part: Part, closed = none) => {
  const { offset, items } = groupedItems(groups, part, closed);
  return { offset, lines: items.map((item) => (item.kind === 'group' ? `#${item.group.key}` : item.row)) };
};
const wholeTable = ['#a', 'a1', 'a2', '#b', 'b1', '#c', 'c1', 'c2', 'c3'];
/** Each choice of groups that are closed, with the rows and the table that are left. */
const choices = [[], ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']].map((keys) => {
  const isOpen = (line: string) => line.startsWith('#') || !keys.includes(line.slice(0, 1));
  return { closed: new Set(keys), rows: rows.filter(isOpen), table: wholeTable.filter(isOpen) };
});

describe('a table in groups', () => {
  it('has the head of each group before its rows', () => {
    expect(written({ offset: 0, rows })).toEqual({ offset: 0, lines: wholeTable });
  });

  it.each(choices)(
    'every part of the list stands where it stands in the whole table, without the rows of $closed',
    (choice) => {
      for (let offset = 0; offset <= choice.rows.length; offset += 1) {
        for (let end = offset; end <= choice.rows.length; end += 1) {
          const part = written({ offset, rows: choice.rows.slice(offset, end) }, choice.closed);
          expect(part.lines).toEqual(choice.table.slice(part.offset, part.offset + part.lines.length));
          expect(part.lines.filter((line) => !line.startsWith('#'))).toEqual(choice.rows.slice(offset, end));
        }
      }
      const whole = written({ offset: 0, rows: choice.rows }, choice.closed);
      expect(whole).toEqual({ offset: 0, lines: choice.table });
    },
  );

  it.each(choices)(
    'knows the line of each row, the row of each line and the group of each row, without the rows of $closed',
    (choice) => {
      const lines = groupedLines(groups, choice.rows.length, choice.closed);
      expect(lines.lineCount).toBe(choice.table.length);
      choice.rows.forEach((row, index) => {
        expect(choice.table[lines.lineOf(index)]).toBe(row);
        expect(lines.rowIn(lines.lineOf(index))).toBe(index);
        const found = groupOfRow(groups, index, choice.closed);
        expect(found?.group.key).toBe(row.slice(0, 1));
        expect(found?.firstRow).toBe(choice.rows.findIndex((one) => one.startsWith(row.slice(0, 1))));
      });
      choice.table.forEach((line, index) => {
        expect(lines.rowIn(index) === null).toBe(line.startsWith('#'));
        const below = choice.table.slice(index).find((one) => !one.startsWith('#')) ?? choice.rows.at(-1);
        expect(choice.rows[lines.rowFrom(index)]).toBe(below);
      });
      expect(groupOfRow(groups, choice.rows.length, choice.closed)).toBeUndefined();
    },
  );

  it('without groups every line is a row', () => {
    const lines = groupedLines([], 6, none);
    expect([lines.lineCount, lines.lineOf(3), lines.rowIn(3), lines.rowFrom(5)]).toEqual([6, 3, 3, 5]);
    expect(groupedItems([], { offset: 2, rows: ['x'] }, none)).toEqual({
      offset: 2,
      items: [{ kind: 'row', row: 'x' }],
    });
  });
});
