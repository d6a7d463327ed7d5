import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyListUpdate, type ListWindow, listDifference } from './live-list.ts';

type Row = { readonly id: string; readonly value: number };
type Window = ListWindow<{ readonly total: number; readonly names: readonly string[] }, Row>;
const keyOf = (row: Row) => row.id;

const anyWindow: fc.Arbitrary<Window> = fc.record({
  head: fc.record({
    total: fc.nat({ max: 2 }),
    names: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  }),
  rows: fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefgh'), value: fc.nat({ max: 2 }) }), {
    selector: keyOf,
  }),
});

describe('the differences of a live list', () => {
  it('lead from window to window, whatever comes, goes, moves or changes', () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { minLength: 1, maxLength: 8 }), ([first, ...later]) => {
        if (first === undefined) throw new Error('no window');
        let shown = applyListUpdate(undefined, { kind: 'window', ...first }, keyOf);
        let before = first;
        for (const next of later) {
          const update = listDifference(before, next, keyOf);
          if (update !== undefined) shown = applyListUpdate(shown, update, keyOf);
          before = next;
          expect(shown).toEqual(next);
        }
      }),
    );
  });

  it('hold only the rows that are new or have another content', () => {
    fc.assert(
      fc.property(anyWindow, anyWindow, (before, after) => {
        const update = listDifference(before, after, keyOf);
        const known = new Map(before.rows.map((row) => [row.id, row.value]));
        const expected = after.rows.filter((row) => known.get(row.id) !== row.value);
        expect(update?.rows ?? []).toEqual(expected);
      }),
    );
  });

  it('are none between equal windows', () => {
    const window = { head: { total: 1, names: ['x'] }, rows: [{ id: 'a', value: 1 }] };
    expect(listDifference(window, structuredClone(window), keyOf)).toBeUndefined();
  });

  it('hold only the fields of the head that changed, and the rest of it stays the same object', () => {
    const before: Window = { head: { total: 1, names: ['x'] }, rows: [] };
    const update = listDifference(before, { head: { total: 2, names: ['x'] }, rows: [] }, keyOf);
    expect(update).toEqual({ kind: 'difference', head: { total: 2 }, rows: [] });
    if (update === undefined) throw new Error('no difference');
    const after = applyListUpdate(before, update, keyOf);
    expect(after.head).toEqual({ total: 2, names: ['x'] });
    expect(after.head.names).toBe(before.head.names);
    expect(after.rows).toBe(before.rows);
  });

  it('name what moves together as one run: a row that comes or goes among thousands is a few words', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: `r${index.toString()}`, value: 0 }));
    const head = { total: 0, names: [] };
    const added = { id: 'new', value: 1 };
    const after = [...rows.slice(0, 500), added, ...rows.slice(500, 9_000), ...rows.slice(9_001)];
    expect(listDifference({ head, rows }, { head, rows: after }, keyOf)).toEqual({
      kind: 'difference',
      order: [{ from: 0, count: 500 }, 'new', { from: 500, count: 8_500 }, { from: 9_001, count: 10_999 }],
      rows: [added],
    });
  });

  it('cannot come before a window or name a row that nobody sent', () => {
    const update = { kind: 'difference', order: ['a'], rows: [] } as const;
    expect(() => applyListUpdate(undefined, update, keyOf)).toThrow('before its window');
    const empty: Window = { head: { total: 0, names: [] }, rows: [] };
    expect(() => applyListUpdate(empty, update, keyOf)).toThrow('never sent');
    const run = { kind: 'difference', order: [{ from: 0, count: 1 }], rows: [] } as const;
    expect(() => applyListUpdate(empty, run, keyOf)).toThrow('never sent');
  });
});
