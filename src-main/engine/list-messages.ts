import { type ListUpdate, type ListWindow, listDifference } from '../../src-shared/contract/live-list.ts';

/** How a live list speaks: the window as a whole first, afterwards only what became different in it. */
export function listMessages<Head extends object, Row>(keyOf: (row: Row) => string) {
  let before: ListWindow<Head, Row> | undefined;
  return (window: ListWindow<Head, Row>): ListUpdate<Head, Row> | undefined => {
    const update: ListUpdate<Head, Row> | undefined =
      before === undefined ? { kind: 'window', ...window } : listDifference(before, window, keyOf);
    before = window;
    return update;
  };
}
