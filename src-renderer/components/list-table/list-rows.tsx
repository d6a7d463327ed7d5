import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type ReactElement, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useIsPrinting } from '../use-is-printing.ts';
import type { ListColumn } from './list-head.tsx';
import type { RowPosition } from './list-row.tsx';
import styles from './list-table.module.css';
import { SkeletonRow } from './skeleton-row.tsx';
import { useRowPlaces } from './use-row-places.ts';

const headHeight = 36;
/** Rows that are drawn above and below those in view. */
const overscan = 5;

export type ListRowsProps<Row> = {
  readonly list: { readonly total: number; readonly offset: number; readonly rows: readonly Row[] };
  readonly columns: readonly ListColumn[];
  /** Of every row, in pixels. */
  readonly height: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The row that was clicked last, until the selection has changed. */
  readonly pointedIndex: RefObject<number | null>;
  readonly activeIndex: number;
  /** Null until the selected row is known. */
  readonly activeKey: string | null;
  readonly keyOf: (row: Row) => string;
  readonly renderRow: (row: Row, position: RowPosition) => ReactElement;
  readonly onRowsInView: (first: number, last: number) => void;
};

export function ListRows<Row>(props: ListRowsProps<Row>) {
  const { list, columns, activeIndex, keyOf, renderRow } = props;
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => props.scroller.current,
    estimateSize: () => props.height,
    overscan,
    // Held keys scroll faster than React finishes: drawn at once each time, React takes it for an endless loop.
    useFlushSync: false,
    // The rows begin below the head, which stays in view; at the end a horizontal scrollbar may lie over them.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 20,
  });
  const isPrinting = useIsPrinting();
  const items = isPrinting ? everyRow(list) : virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const onRowsInView = useEffectEvent((from: number, to: number) => {
    if (!isPrinting) props.onRowsInView(from, to);
  });
  useEffect(() => onRowsInView(first, last), [first, last]);
  useActiveRowInView(props, first, last, (index) => virtual.scrollToIndex(index, { align: 'auto' }));
  const rowAt = (index: number): Row | undefined => list.rows[index - list.offset];
  const keys = items
    .map(({ index }) => rowAt(index))
    .flatMap((row) => (row === undefined ? [] : [keyOf(row)]));
  const { places, holder } = useRowPlaces(keys, (index) => {
    const row = rowAt(index);
    return row === undefined ? null : keyOf(row);
  });
  return (
    <tbody className={styles.rows} style={isPrinting ? {} : { height: virtual.getTotalSize() }} {...holder}>
      {items.map(({ index, start }) => {
        const row = rowAt(index);
        const top = start - headHeight;
        return row === undefined ? (
          <SkeletonRow
            key={`on-its-way-${(index % items.length).toString()}`}
            top={top}
            columnCount={columns.length}
          />
        ) : (
          <Fragment key={places.get(keyOf(row))}>
            {renderRow(row, { index, top, isActive: index === activeIndex })}
          </Fragment>
        );
      })}
    </tbody>
  );
}

/** On paper stand the rows that are loaded, wherever the view is. */
function everyRow({ offset, rows }: { readonly offset: number; readonly rows: readonly unknown[] }) {
  return rows.map((_, place) => ({ index: offset + place, start: headHeight }));
}

/**
 * Scrolls to the selected row; one that moved by itself takes the view along only when it was in view. One that was
 * clicked stays under the pointer, so that a second click meets the same row.
 */
function useActiveRowInView<Row>(
  { activeIndex, activeKey, pointedIndex }: ListRowsProps<Row>,
  first: number,
  last: number,
  scrollTo: (index: number) => void,
): void {
  const shown = useRef<{ readonly index: number; readonly key: string | null } | null>(null);
  const show = useEffectEvent((index: number, key: string | null) => {
    const before = shown.current;
    shown.current = { index, key };
    const isPointed = pointedIndex.current === index;
    pointedIndex.current = null;
    if (isPointed) return;
    const hasMoved = before !== null && before.key === key;
    if (hasMoved && (before.index < first || before.index > last)) return;
    scrollTo(index);
  });
  useEffect(() => show(activeIndex, activeKey), [activeIndex, activeKey]);
}
