import { useEffect, useRef } from 'react';
import { besideKey } from '../shortcut-key.ts';
import { type Shortcuts, useShortcuts } from '../use-shortcuts.ts';
import type { List } from './use-list.ts';

/** A key for a row that is still on its way after a long jump: it is not lost, it waits for the row. */
type HeldKey<Row> = { readonly run: (row: Row) => void; readonly atMs: number };

type KeyList<Row> = Pick<List<unknown, unknown, Row>, 'total' | 'activeIndex' | 'rowForKeys' | 'actions'>;

const heldKeyMs = 2_000;
const page = 15;

/**
 * The keys of a list of accounts; `more` adds those of a screen of its own, `ofRow` those that do something with the
 * selected row. Gives what Enter does: opens the selected row, or the row that is on its way to be selected as soon as it
 * is there.
 */
export function useListKeys<Row>(
  list: KeyList<Row>,
  more: Shortcuts = {},
  ofRow: Readonly<Record<string, (row: Row) => void>> = {},
): () => void {
  const { total, activeIndex, rowForKeys, actions } = list;
  const held = useRef<HeldKey<Row> | null>(null);
  const last = Math.max(0, total - 1);
  const moveTo = (index: number) => () => {
    held.current = null;
    actions.choose(Math.max(0, Math.min(last, index)));
  };
  const onRow = (run: (row: Row) => void) => () => {
    if (rowForKeys !== undefined) run(rowForKeys);
    else held.current = { run, atMs: performance.now() };
  };
  useEffect(() => {
    const key = held.current;
    if (rowForKeys === undefined || key === null) return;
    held.current = null;
    if (performance.now() - key.atMs < heldKeyMs) key.run(rowForKeys);
  }, [rowForKeys]);
  const openSelected = onRow(actions.open);
  useShortcuts({
    j: moveTo(activeIndex + 1),
    arrowdown: moveTo(activeIndex + 1),
    k: moveTo(activeIndex - 1),
    arrowup: moveTo(activeIndex - 1),
    n: moveTo(activeIndex + 1),
    pagedown: moveTo(activeIndex + page),
    pageup: moveTo(activeIndex - page),
    home: moveTo(0),
    end: moveTo(last),
    enter: openSelected,
    [besideKey]: onRow(actions.openBeside),
    c: onRow((row) => actions.openForm('activity', row)),
    p: onRow((row) => actions.openForm('promise', row)),
    d: onRow((row) => actions.openForm('dispute', row)),
    l: onRow((row) => actions.openForm('plan', row)),
    s: onRow(actions.openStatement),
    ...Object.fromEntries(Object.entries(ofRow).map(([key, run]) => [key, onRow(run)])),
    ...more,
  });
  return openSelected;
}
