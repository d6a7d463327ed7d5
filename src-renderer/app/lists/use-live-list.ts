import { knownPart, memoryKey } from './known-part.ts';
import type { ListHead, ListSource, ListView, ShownList } from './list-source.ts';
import type { RowWindow } from './row-window.ts';
import { useLiveWindows } from './use-live-windows.ts';

type LiveListOptions<Question, Head, Row> = {
  /** Of the screen that shows the list, where it has one. */
  readonly memory?: ListSource<Question, Head, Row>['memory'];
  /** Told of every window that arrives, before it is drawn. */
  readonly onWindow?: (rowWindow: RowWindow, head: Head) => void;
};

/**
 * Shows a part of a live list and keeps it up to date by differences. Another question or part replaces the open view:
 * only the newest is open, what is shown stays until its answer comes. A question of null asks for nothing.
 */
export function useLiveList<Question, Head extends ListHead, Row>(
  source: ListSource<Question, Head, Row>,
  question: Question | null,
  rowWindow: RowWindow,
  { memory, onWindow }: LiveListOptions<Question, Head, Row> = {},
): ListView<Question, Head, Row> {
  const key = question === null ? null : JSON.stringify([question, rowWindow]);
  const known = knownPart(memory, question, rowWindow);
  return useLiveWindows<Head, Row, ShownList<Question, Head, Row>>(
    {
      open: (client, signal) => source.open(client, { ...asked(question), ...rowWindow }, signal),
      keyOf: source.keyOf,
      shownAs: (window) => {
        onWindow?.(rowWindow, window.head);
        const shown = { question: asked(question), offset: rowWindow.offset, ...window };
        memory?.keep(memoryKey(question), shown);
        return shown;
      },
    },
    key,
    known && { shown: { ...known, isRemembered: true }, rows: known.rows },
  );
}

function asked<Question>(question: Question | null): Question {
  if (question === null) throw new Error('a list was opened without a question');
  return question;
}
