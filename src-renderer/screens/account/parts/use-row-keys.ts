import { useEffect, useEffectEvent, useRef } from 'react';
import { useShortcuts } from '../../../app/use-shortcuts.ts';
import { nextSelectable } from '../selection.ts';

type RowKeys = {
  readonly scroller: { readonly current: HTMLElement | null };
  /** What is loaded of the invoices, of those that can be chosen `total`. */
  readonly part: {
    readonly offset: number;
    readonly total: number;
    readonly rows: readonly { readonly id: string; readonly openMinor: number }[];
  };
  /** Where the invoice stands that is brought into view and focused when it comes. */
  readonly soughtIndex: number | null;
  readonly showRow: (index: number) => void;
};

/** What gets the focus as soon as it is loaded and in view. */
type Wanted =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'next'; readonly from: number; readonly by: 1 | -1 };

/** J and K go from one selectable row to the next by its checkbox, so that Space ticks it. */
export function useRowKeys({ scroller, part, soughtIndex, showRow }: RowKeys): void {
  const wanted = useRef<Wanted | null>(null);
  const want = (next: Wanted) => {
    wanted.current = next;
    pursue();
  };
  const pursue = () => {
    const present = wanted.current;
    if (present === null) return;
    if (present.kind === 'row') focusRow(present.index);
    else lookOn(present.from, present.by);
  };
  const lookOn = (from: number, by: 1 | -1) => {
    const next = nextSelectable(part, from, by);
    if (next.state === 'none') {
      wanted.current = null;
      return;
    }
    const { index } = next;
    wanted.current = next.state === 'at' ? { kind: 'row', index } : { kind: 'next', from: index - by, by };
    // Scrolled to in both cases: what is not loaded is loaded because it is in view.
    showRow(index);
    if (next.state === 'at') focusRow(index);
  };
  const focusRow = (index: number) => {
    const row = part.rows[index - part.offset];
    const box = row === undefined ? null : checkboxOf(scroller.current, row.id);
    if (box === null) return;
    wanted.current = null;
    box.focus({ preventScroll: true });
  };
  const move = (by: 1 | -1) => () => {
    const place = document.activeElement?.closest<HTMLElement>('[data-invoice]')?.dataset.place;
    const start = by > 0 ? -1 : part.total;
    want({ kind: 'next', from: place === undefined ? start : Number(place), by });
  };
  const hasSought = useRef(false);
  const showSought = useEffectEvent((index: number) => {
    if (hasSought.current) return;
    hasSought.current = true;
    showRow(index);
    want({ kind: 'row', index });
  });
  useEffect(() => {
    if (soughtIndex !== null) showSought(soughtIndex);
  }, [soughtIndex]);
  // A row that was out of view is there only once the table has scrolled to it, one further away once it is loaded.
  useEffect(pursue);
  useShortcuts({ j: move(1), k: move(-1) });
}

function checkboxOf(table: HTMLElement | null, id: string): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-invoice="${CSS.escape(id)}"] input`) ?? null;
}
