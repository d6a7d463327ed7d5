import { useCallback, useState } from 'react';
import { firstRowWindow, type RowWindow, rowWindowFor } from './row-window.ts';

/** The part of a list to ask for, which follows what is in view. */
export function useRowWindow(): {
  readonly rowWindow: RowWindow;
  readonly rowsInView: (first: number, last: number) => void;
} {
  const [rowWindow, setRowWindow] = useState(firstRowWindow);
  const rowsInView = useCallback(
    (first: number, last: number) => setRowWindow((present) => rowWindowFor(first, last, present)),
    [],
  );
  return { rowWindow, rowsInView };
}
