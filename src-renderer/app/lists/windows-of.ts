import { applyListUpdate, type ListUpdate, type ListWindow } from '../../../src-shared/contract/live-list.ts';
import { isSameContent } from '../../../src-shared/contract/live-list-content.ts';

type KeyOf<Row> = (row: Row) => string;

/**
 * The windows of a live list: each message merged into the window before it. A list that is opened again begins with a
 * window of its own, so nothing of a lost connection is merged into it. Rows that equal a row which `known` holds are
 * that row, so that what shows them has nothing to do.
 * @throws {Error} where the messages do not fit together: a bug of the engine
 */
export async function* windowsOf<Head, Row>(
  updates: AsyncIterable<ListUpdate<Head, Row>>,
  keyOf: KeyOf<Row>,
  known: () => readonly Row[],
): AsyncGenerator<ListWindow<Head, Row>, void> {
  let window: ListWindow<Head, Row> | undefined;
  for await (const update of updates) {
    const next = applyListUpdate(window, update, keyOf);
    window = update.kind === 'window' ? { ...next, rows: keepRows(known(), next.rows, keyOf) } : next;
    yield window;
  }
}

/** The rows, each as the known object where that has the same content. */
function keepRows<Row>(known: readonly Row[], rows: readonly Row[], keyOf: KeyOf<Row>): readonly Row[] {
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  return rows.map((row) => {
    const before = byKey.get(keyOf(row));
    return before !== undefined && isSameContent(before, row) ? before : row;
  });
}
