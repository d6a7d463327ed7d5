import { useCallback, useEffect, useRef, useState } from 'react';
import type { ListHead, ListSource, ListView } from './list-source.ts';
import { firstRowWindow, type RowWindow } from './row-window.ts';
import { useLiveList } from './use-live-list.ts';
import {
  firstRequests,
  listChanged,
  viewMoved,
  type WindowRequests,
  windowAnswered,
  windowFailed,
} from './window-requests.ts';

/** A live list with what it is told of the view. */
export type WindowedList<Question, Head, Row> = {
  readonly view: ListView<Question, Head, Row>;
  /** Stays the same function for the life of the screen. */
  readonly rowsInView: (first: number, last: number) => void;
};

/** Shows the part of a live list around what is in view, one window after the other as the view moves. */
export function useWindowedList<Question, Head extends ListHead, Row>(
  source: ListSource<Question, Head, Row>,
  question: Question | null,
): WindowedList<Question, Head, Row> {
  const [rowWindow, setRowWindow] = useState(firstRowWindow);
  const requests = useRef<WindowRequests | null>(null);
  // Not a state of React's: most movements of the view ask for nothing and draw nothing.
  const change = useCallback((next: (present: WindowRequests, atMs: number) => WindowRequests) => {
    const atMs = performance.now();
    requests.current = next(requests.current ?? firstRequests(atMs), atMs);
    setRowWindow(requests.current.asked);
  }, []);
  const key = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is another list, whatever it is.
  useEffect(() => change(listChanged), [key]);
  const answered = useCallback(
    (answer: RowWindow, { total }: Head) =>
      change((present, atMs) => (answer === present.asked ? windowAnswered(present, total, atMs) : present)),
    [change],
  );
  const view = useLiveList(source, question, rowWindow, { memory: source.memory, onWindow: answered });
  useEffect(() => {
    if (view.state === 'failed') change(windowFailed);
  }, [change, view]);
  const rowsInView = useCallback(
    (first: number, last: number) => change((present, atMs) => viewMoved(present, first, last, atMs)),
    [change],
  );
  return { view, rowsInView };
}
