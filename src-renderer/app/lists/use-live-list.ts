import { useRef } from 'react';
import { useLiveView } from '../use-live-view.ts';
import type { ListSource, ListView, ShownList } from './list-source.ts';
import type { RowWindow } from './row-window.ts';
import { windowsOf } from './windows-of.ts';

/**
 * Shows a part of a live list and keeps it up to date by differences. Another question or part replaces the open view:
 * only the newest is open, what is shown stays until its answer comes. A question of null asks for nothing.
 */
export function useLiveList<Question, Head, Row>(
  source: ListSource<Question, Head, Row>,
  question: Question | null,
  rowWindow: RowWindow,
): ListView<Question, Head, Row> {
  const shownRows = useRef<readonly Row[]>([]);
  return useLiveView<ShownList<Question, Head, Row>>(
    async (client, signal) => {
      if (question === null) throw new Error('a list was opened without a question');
      const updates = await source.open(client, { ...question, ...rowWindow }, signal);
      return answersTo(
        question,
        rowWindow.offset,
        windowsOf(updates, source.keyOf, () => shownRows.current),
        (rows) => {
          shownRows.current = rows;
        },
      );
    },
    question === null ? null : JSON.stringify([question, rowWindow]),
  );
}

async function* answersTo<Question, Head, Row>(
  question: Question,
  offset: number,
  windows: AsyncIterable<{ readonly head: Head; readonly rows: readonly Row[] }>,
  onRows: (rows: readonly Row[]) => void,
): AsyncGenerator<ShownList<Question, Head, Row>, void> {
  for await (const window of windows) {
    onRows(window.rows);
    yield { question, offset, ...window };
  }
}
