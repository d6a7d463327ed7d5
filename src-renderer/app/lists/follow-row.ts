import type { ListPlace } from '../../state/list-places.ts';
import type { ListHead, ShownList } from './list-source.ts';

type Rows<Row> = Pick<ShownList<unknown, ListHead, Row>, 'offset' | 'head' | 'rows'>;

/** Where the selection stands in a part of a list: at an index, or to be searched in the rest of the list. */
export type Followed =
  | { readonly state: 'at'; readonly activeIndex: number; readonly activeKey: string }
  | { readonly state: 'elsewhere'; readonly key: string }
  | { readonly state: 'unknown' };

/** Keeps the selection at its row when its rank changed; without a row, takes the one at the index. */
export function followRow<Row>(shown: Rows<Row>, place: ListPlace, keyOf: (row: Row) => string): Followed {
  const { activeKey } = place;
  if (activeKey === null) return rowAt(shown, place.activeIndex, keyOf);
  const position = shown.rows.findIndex((row) => keyOf(row) === activeKey);
  return position < 0
    ? { state: 'elsewhere', key: activeKey }
    : { state: 'at', activeIndex: shown.offset + position, activeKey };
}

/** The row at an index, the last one when the list has become shorter. */
export function rowAt<Row>(shown: Rows<Row>, index: number, keyOf: (row: Row) => string): Followed {
  const activeIndex = Math.min(index, Math.max(0, shown.head.total - 1));
  const row = shown.rows[activeIndex - shown.offset];
  return row === undefined ? { state: 'unknown' } : { state: 'at', activeIndex, activeKey: keyOf(row) };
}
