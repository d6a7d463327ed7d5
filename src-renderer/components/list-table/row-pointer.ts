import type { MouseEvent } from 'react';

/** To be told by a table of a list of clicks on it. */
export type RowPointer = {
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
};

/**
 * Clicks choose a row, double clicks open it: one listener for the table instead of two for every row. It is React's
 * own, so that choosing a row is drawn together with what the same click changed: drawn before, the box of the row
 * would be set back, and its click would be lost.
 */
export function rowPointer(onChoose: (index: number) => void, onOpen: (index: number) => void): RowPointer {
  const onRow = (run: (index: number) => void) => (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-index]') : null;
    const index = row?.dataset.index;
    if (index !== undefined) run(Number(index));
  };
  return { onClick: onRow(onChoose), onDoubleClick: onRow(onOpen) };
}
