import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyListUpdate, type ListWindow, listDifference } from './live-list.ts';

type Row = { readonly id: string; readonly value: number };
type Window = ListWindow<{ readonly total: number }, Row>;
const keyOf = (row: Row) => row.id;

const anyWindow: fc.Arbitrary<Window> = fc.record({
  head: fc.record({ total: fc.nat({ max: 2 }) }),
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
    const window = { head: { total: 1 }, rows: [{ id: 'a', value: 1 }] };
    expect(listDifference(window, structuredClone(window), keyOf)).toBeUndefined();
  });

  it('cannot come before a window or name a row that nobody sent', () => {
    const update = { kind: 'difference', order: ['a'], rows: [] } as const;
    expect(() => applyListUpdate(undefined, update, keyOf)).toThrow('before its window');
    const empty: Window = { head: { total: 0 }, rows: [] };
    expect(() => applyListUpdate(empty, update, keyOf)).toThrow('never sent');
  });
});
