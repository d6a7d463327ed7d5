import type { MouseEvent } from 'react';

/** A click that opens a row in a window of its own. */
export function isBesideClick(event: Pick<MouseEvent, 'ctrlKey' | 'metaKey'>): boolean {
  return event.ctrlKey || event.metaKey;
}

/** What a press on a row means. */
type RowPresses = {
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onOpenBeside: (index: number) => void;
};

/** To be told by a table of a list of clicks on it. */
export type RowPointer = {
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
};

/**
 * Clicks choose a row, double clicks open it, clicks with Ctrl open it in another window: one listener for the table instead of two for every row. It is React's
 * own, so that choosing a row is drawn together with what the same click changed: drawn before, the box of the row
 * would be set back, and its click would be lost.
 */
export function rowPointer({ onChoose, onOpen, onOpenBeside }: RowPresses): RowPointer {
  const onRow = (run: (index: number) => void) => (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
    const index = row?.dataset.index;
    if (index !== undefined) run(Number(index));
  };
  const choose = onRow(onChoose);
  const openBeside = onRow(onOpenBeside);
  const open = onRow(onOpen);
  return {
    onClick(event) {
      // A box is ticked, whatever keys are held.
      const isOnBox = event.target instanceof Element && event.target.closest('input, label') !== null;
      if (isBesideClick(event) && !isOnBox) openBeside(event);
      else choose(event);
    },
    onDoubleClick(event) {
      if (!isBesideClick(event)) open(event);
    },
  };
}
