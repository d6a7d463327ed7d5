import { useEffect, useEffectEvent, useRef } from 'react';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { useShortcuts } from '../../../app/use-shortcuts.ts';
import { nextSelectable } from '../selection.ts';
import { useOnceAllOpen } from '../use-open-limit.ts';

type RowKeys = {
  readonly scroller: { readonly current: HTMLElement | null };
  readonly rows: readonly InvoiceRow[];
  /** The number of the invoice that is brought into view and focused when it comes. */
  readonly soughtNumber: string | null;
  readonly showRow: (index: number) => void;
  readonly hasAllOpen: boolean;
  readonly onNeedAll: () => void;
};

/** J and K go from one selectable row to the next by its checkbox, so that Space ticks it. */
export function useRowKeys({ scroller, rows, soughtNumber, showRow, hasAllOpen, onNeedAll }: RowKeys): void {
  const wantedId = useRef<string | null>(null);
  const focusRow = (index: number) => {
    const id = rows[index]?.id;
    if (id === undefined) return;
    wantedId.current = id;
    showRow(index);
    focusWanted();
  };
  const focusLast = useOnceAllOpen(hasAllOpen, onNeedAll, () =>
    focusRow(nextSelectable(rows, undefined, -1)),
  );
  const move = (by: 1 | -1) => () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-invoice]')?.dataset.invoice;
    if (focused === undefined && by < 0) focusLast();
    else focusRow(nextSelectable(rows, focused, by));
  };
  const focusWanted = () => {
    const id = wantedId.current;
    const box = id === null ? null : checkboxOf(scroller.current, id);
    if (box === null) return;
    wantedId.current = null;
    box.focus({ preventScroll: true });
  };
  const sought = useRef(soughtNumber);
  const focusSought = useEffectEvent((shown: readonly InvoiceRow[]) => {
    const index = shown.findIndex((row) => row.number === sought.current);
    if (index < 0) return;
    sought.current = null;
    focusRow(index);
  });
  useEffect(() => focusSought(rows), [rows]);
  // A row that was out of view is there only once the table has scrolled to it.
  useEffect(focusWanted);
  useShortcuts({ j: move(1), k: move(-1) });
}

function checkboxOf(table: HTMLElement | null, id: string): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`[data-invoice="${CSS.escape(id)}"] input`) ?? null;
}
