/** The part of a list that a screen shows, with what stands around it (totals, how many there are). */
export type ListWindow<Head, Row> = { readonly head: Head; readonly rows: readonly Row[] };

/**
 * A message of a live list: first the window as a whole, then only what became different in it, so that a command on
 * one account sends one row and not five hundred.
 */
export type ListUpdate<Head, Row> =
  | ({ readonly kind: 'window' } & ListWindow<Head, Row>)
  | {
      readonly kind: 'difference';
      /** Present where it changed. */
      readonly head?: Head;
      /** The keys of all rows of the window in their order; present where order or membership changed. */
      readonly order?: readonly string[];
      /** Rows that are new in the window or have another content. */
      readonly rows: readonly Row[];
    };

type KeyOf<Row> = (row: Row) => string;

/** What leads from one window to the next; undefined where nothing differs. */
export function listDifference<Head, Row>(
  before: ListWindow<Head, Row>,
  after: ListWindow<Head, Row>,
  keyOf: KeyOf<Row>,
): ListUpdate<Head, Row> | undefined {
  const known = new Map(before.rows.map((row) => [keyOf(row), JSON.stringify(row)]));
  const rows = after.rows.filter((row) => known.get(keyOf(row)) !== JSON.stringify(row));
  const order = after.rows.map(keyOf);
  const isSameOrder =
    order.length === before.rows.length && before.rows.every((row, index) => keyOf(row) === order[index]);
  const isSameHead = JSON.stringify(before.head) === JSON.stringify(after.head);
  if (isSameHead && isSameOrder && rows.length === 0) return undefined;
  return {
    kind: 'difference',
    ...(isSameHead ? {} : { head: after.head }),
    ...(isSameOrder ? {} : { order }),
    rows,
  };
}

/**
 * The window after a message.
 * @throws {Error} where a difference comes before any window or names a row that nobody sent: a bug of the sender.
 */
export function applyListUpdate<Head, Row>(
  before: ListWindow<Head, Row> | undefined,
  update: ListUpdate<Head, Row>,
  keyOf: KeyOf<Row>,
): ListWindow<Head, Row> {
  if (update.kind === 'window') return { head: update.head, rows: update.rows };
  if (before === undefined) throw new Error('a difference came before its window');
  const rows = new Map(before.rows.map((row) => [keyOf(row), row]));
  for (const row of update.rows) rows.set(keyOf(row), row);
  const order = update.order ?? before.rows.map(keyOf);
  return {
    head: update.head ?? before.head,
    rows: order.map((key) => {
      const row = rows.get(key);
      if (row === undefined) throw new Error('a difference names a row that was never sent');
      return row;
    }),
  };
}
