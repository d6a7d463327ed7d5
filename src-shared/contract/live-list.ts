import { isSameContent } from './live-list-content.ts';

/** The part of a list that a screen shows, with what stands around it (totals, how many there are). */
export type ListWindow<Head, Row> = { readonly head: Head; readonly rows: readonly Row[] };

/** A new row by its key, or `count` rows that stood one after another from index `from` in the window before. */
export type OrderPart = string | { readonly from: number; readonly count: number };

/**
 * A message of a live list: first the window as a whole, then only what became different in it, so that a command on
 * one account sends one row and not five hundred.
 */
export type ListUpdate<Head, Row> =
  | ({ readonly kind: 'window' } & ListWindow<Head, Row>)
  | {
      readonly kind: 'difference';
      /** The fields of the head that changed; a head has the same fields at all times. */
      readonly head?: Partial<Head>;
      /** What the window consists of, in its order; present where order or membership changed. */
      readonly order?: readonly OrderPart[];
      /** Rows that are new in the window or have another content. */
      readonly rows: readonly Row[];
    };

type KeyOf<Row> = (row: Row) => string;

/** What leads from one window to the next; undefined where nothing differs. Rows that are the same object cost nothing. */
export function listDifference<Head extends object, Row>(
  before: ListWindow<Head, Row>,
  after: ListWindow<Head, Row>,
  keyOf: KeyOf<Row>,
): ListUpdate<Head, Row> | undefined {
  const head = headDifference(before.head, after.head);
  const { order, rows } = rowsDifference(before.rows, after.rows, keyOf);
  if (head === undefined && order === undefined && rows.length === 0) return undefined;
  return {
    kind: 'difference',
    ...(head === undefined ? {} : { head }),
    ...(order === undefined ? {} : { order }),
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
  const { head, order, rows } = update;
  return {
    head: head === undefined ? before.head : { ...before.head, ...head },
    rows: order === undefined && rows.length === 0 ? before.rows : rowsAfter(before.rows, order, rows, keyOf),
  };
}

function headDifference<Head extends object>(before: Head, after: Head): Partial<Head> | undefined {
  const changed: Partial<Head> = {};
  let isSame = true;
  for (const name in after) {
    if (isSameContent(before[name], after[name])) continue;
    changed[name] = after[name];
    isSame = false;
  }
  return isSame ? undefined : changed;
}

type RowsDifference<Row> = {
  readonly order: readonly OrderPart[] | undefined;
  readonly rows: readonly Row[];
};

function rowsDifference<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: KeyOf<Row>,
): RowsDifference<Row> {
  if (isSameOrder(before, after, keyOf)) {
    return { order: undefined, rows: after.filter((row, index) => !isSameContent(row, before[index])) };
  }
  const indexes = new Map(before.map((row, index) => [keyOf(row), index]));
  const indexOf = (row: Row) => indexes.get(keyOf(row));
  const rows = after.filter((row) => {
    const index = indexOf(row);
    return index === undefined || !isSameContent(row, before[index]);
  });
  return { order: orderParts(after, indexOf, keyOf), rows };
}

function isSameOrder<Row>(before: readonly Row[], after: readonly Row[], keyOf: KeyOf<Row>): boolean {
  if (before.length !== after.length) return false;
  return before.every((row, index) => {
    const next = after[index];
    return next !== undefined && (row === next || keyOf(row) === keyOf(next));
  });
}

function orderParts<Row>(
  after: readonly Row[],
  indexOf: (row: Row) => number | undefined,
  keyOf: KeyOf<Row>,
): readonly OrderPart[] {
  const parts: OrderPart[] = [];
  let run: { from: number; count: number } | undefined;
  for (const row of after) {
    const index = indexOf(row);
    if (index === undefined) {
      run = undefined;
      parts.push(keyOf(row));
    } else if (run !== undefined && index === run.from + run.count) {
      run.count += 1;
    } else {
      run = { from: index, count: 1 };
      parts.push(run);
    }
  }
  return parts;
}

function rowsAfter<Row>(
  before: readonly Row[],
  order: readonly OrderPart[] | undefined,
  sent: readonly Row[],
  keyOf: KeyOf<Row>,
): readonly Row[] {
  const sentByKey = new Map(sent.map((row) => [keyOf(row), row]));
  const present = (row: Row) => sentByKey.get(keyOf(row)) ?? row;
  if (order === undefined) return before.map(present);
  return order.flatMap((part) => {
    if (typeof part !== 'string') return runOf(before, part.from, part.count).map(present);
    const row = sentByKey.get(part);
    if (row === undefined) throw new Error('a difference names a row that was never sent');
    return [row];
  });
}

function runOf<Row>(before: readonly Row[], from: number, count: number): readonly Row[] {
  const run = before.slice(from, from + count);
  if (run.length !== count) throw new Error('a difference names a row that was never sent');
  return run;
}
