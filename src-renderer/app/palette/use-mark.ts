import { useLayoutEffect, useRef, useState } from 'react';
import { type Mark, markedId, movedId } from './marked-row.ts';
import type { PaletteRow, PaletteSection } from './palette-row.ts';

type Marked = {
  /** The row that Enter runs; null while none can be run. */
  readonly id: string | null;
  readonly move: (steps: number) => void;
  readonly point: (id: string) => void;
  /** Runs the marked row, or the first one that comes where what is typed is not answered yet. */
  readonly enter: () => void;
  /** Another key was pressed: an Enter that waits is let go. */
  readonly forgetEnter: () => void;
};

/**
 * Marks a row of the palette by what it is, not by its place. Where nothing is marked because the answer to what was
 * typed is on its way, Enter waits for it and runs what is marked first then.
 */
export function useMark(
  sections: readonly PaletteSection[],
  { typed, isAnswered, run }: { typed: string; isAnswered: boolean; run: (row: PaletteRow) => void },
): Marked {
  const [mark, setMark] = useState<Mark | null>(null);
  const heldFor = useRef<string | null>(null);
  const rows = runnableRows(sections, isAnswered);
  const ids = rows.map((row) => row.id);
  const id = markedId({ ids, typed, mark });
  const runMarked = () => {
    const row = rows.find((one) => one.id === id);
    if (row !== undefined) run(row);
  };
  // Before the browser paints: what is seen as marked stays marked when others come in above it.
  useLayoutEffect(() => {
    if (id !== null && (mark?.id !== id || mark.typed !== typed)) setMark({ typed, id });
    if (heldFor.current !== typed || (id === null && !isAnswered)) return;
    heldFor.current = null;
    runMarked();
  });
  const choose = (next: string | null) => {
    heldFor.current = null;
    if (next !== null) setMark({ typed, id: next });
  };
  return {
    id,
    move: (steps) => choose(movedId(ids, id, steps)),
    point: choose,
    enter: () => {
      if (id !== null) runMarked();
      else if (!isAnswered) heldFor.current = typed;
    },
    forgetEnter: () => {
      heldFor.current = null;
    },
  };
}

/** While accounts are on their way only what stands above them can be run: what comes below would change its place. */
function runnableRows(sections: readonly PaletteSection[], isAnswered: boolean): readonly PaletteRow[] {
  const shown = isAnswered ? sections : sections.filter(({ id }) => id === 'meant');
  return shown.filter(({ isStale }) => isStale !== true).flatMap(({ rows }) => rows);
}
