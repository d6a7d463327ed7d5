import { describe, expect, it } from 'vitest';
import type { ListUpdate, ListWindow } from '../../../src-shared/contract/live-list.ts';
import { followLiveView } from '../follow-live-view.ts';
import { windowsOf } from './windows-of.ts';

type Head = { readonly total: number };
type Row = { readonly id: string; readonly score: number };
type Update = ListUpdate<Head, Row>;

const keyOf = (row: Row): string => row.id;
const whole = (...rows: readonly Row[]): Update => ({ kind: 'window', head: { total: rows.length }, rows });

async function* sending(updates: readonly Update[], end?: unknown): AsyncGenerator<Update> {
  yield* updates;
  if (end !== undefined) throw end;
}

async function allOf(
  updates: readonly Update[],
  known: readonly Row[] = [],
): Promise<ListWindow<Head, Row>[]> {
  const windows: ListWindow<Head, Row>[] = [];
  for await (const window of windowsOf(sending(updates), keyOf, () => known)) windows.push(window);
  return windows;
}

describe('the windows of a live list', () => {
  it('take changed, new and moved rows in and leave every other row the same object', async () => {
    const [first, second, third] = await allOf([
      whole({ id: 'a', score: 3 }, { id: 'b', score: 2 }, { id: 'c', score: 1 }),
      {
        kind: 'difference',
        rows: [{ id: 'b', score: 9 }],
        order: [
          { from: 1, count: 1 },
          { from: 0, count: 1 },
          { from: 2, count: 1 },
        ],
      },
      {
        kind: 'difference',
        head: { total: 2 },
        rows: [{ id: 'd', score: 7 }],
        order: [{ from: 0, count: 1 }, 'd'],
      },
    ]);
    expect(second?.rows).toEqual([
      { id: 'b', score: 9 },
      { id: 'a', score: 3 },
      { id: 'c', score: 1 },
    ]);
    expect(second?.rows[1]).toBe(first?.rows[0]);
    expect(second?.rows[2]).toBe(first?.rows[2]);
    expect(second?.head).toBe(first?.head);
    expect(third).toEqual({
      head: { total: 2 },
      rows: [
        { id: 'b', score: 9 },
        { id: 'd', score: 7 },
      ],
    });
    expect(third?.rows[0]).toBe(second?.rows[0]);
  });

  it('keep the object of a row that another window shows unchanged, and only then', async () => {
    const known = [
      { id: 'a', score: 1 },
      { id: 'b', score: 2 },
    ];
    const [window] = await allOf([whole({ id: 'b', score: 2 }, { id: 'a', score: 5 })], known);
    expect(window?.rows[0]).toBe(known[1]);
    expect(window?.rows[1]).toEqual({ id: 'a', score: 5 });
  });

  it('begin anew with a window when the list is opened again', async () => {
    const openings = [
      sending(
        [whole({ id: 'a', score: 1 }), { kind: 'difference', rows: [{ id: 'a', score: 2 }] }],
        new Error('lost'),
      ),
      sending([whole({ id: 'z', score: 0 })]),
    ];
    const abort = new AbortController();
    const seen: (readonly Row[])[] = [];
    await followLiveView<ListWindow<Head, Row>>(
      {
        open: async () => windowsOf(openings.shift() ?? sending([]), keyOf, () => []),
        onValue: (window) => seen.push(window.rows),
        onFailure: (problem) => expect.unreachable(problem.code),
        pause: async () => {
          if (openings.length === 0) abort.abort();
        },
      },
      abort.signal,
    );
    expect(seen).toEqual([[{ id: 'a', score: 1 }], [{ id: 'a', score: 2 }], [{ id: 'z', score: 0 }]]);
  });

  it('refuse a difference that comes before its window', async () => {
    await expect(allOf([{ kind: 'difference', rows: [] }])).rejects.toThrow('before its window');
  });
});
