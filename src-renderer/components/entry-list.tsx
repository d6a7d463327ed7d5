import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import styles from './entry-list.module.css';
import { ScrollRegion } from './scroll-region.tsx';

type EntryListProps<Entry> = {
  readonly label: string;
  readonly className: string | undefined;
  /** What is loaded of the list: `rows` stand from `offset` on. */
  readonly list: { readonly total: number; readonly offset: number; readonly rows: readonly Entry[] };
  readonly keyOf: (entry: Entry) => string;
  /** Of an entry as it mostly is, in pixels: until it is in view nobody knows its height. */
  readonly usualHeight: number;
  /** The entry that is brought into view: what is sought in words, once for each, and where it stands. */
  readonly sought?: { readonly text: string; readonly index: number } | null;
  readonly onRowsInView: (first: number, last: number) => void;
  readonly children: (entry: Entry, index: number) => ReactNode;
};

/** A long list of entries of different heights: only those in view are in the document. */
export function EntryList<Entry>(props: EntryListProps<Entry>) {
  const { list, keyOf, sought = null, children } = props;
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.usualHeight,
    getItemKey: (index) => {
      const entry = list.rows[index - list.offset];
      return entry === undefined ? index : keyOf(entry);
    },
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const onRowsInView = useEffectEvent((from: number, to: number) => props.onRowsInView(from, to));
  useEffect(() => onRowsInView(first, last), [first, last]);
  const soughtText = sought?.text;
  const showSought = useEffectEvent(() => {
    if (sought !== null) virtual.scrollToIndex(sought.index, { align: 'center' });
  });
  // Later it may move in the list: nobody who reads on is taken back to it.
  useEffect(() => {
    if (soughtText !== undefined) showSought();
  }, [soughtText]);
  return (
    <ScrollRegion region={scroller} className={props.className ?? ''} label={props.label}>
      <ol className={styles.entries} style={{ height: virtual.getTotalSize() }} onFocus={keepInView}>
        {items.map(({ index, start, key }) => {
          const entry = list.rows[index - list.offset];
          return entry === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={list.total}
              aria-posinset={index + 1}
              className={styles.entry}
              style={{ transform: `translateY(${start.toString()}px)` }}
            >
              {children(entry, index)}
            </li>
          );
        })}
      </ol>
    </ScrollRegion>
  );
}

/**
 * Entries that come into view are measured, and move the others: what has the focus is looked for when they have. Only
 * for the keyboard: under a pointer that is pressed nothing may move, or the click is lost.
 */
function keepInView({ target }: FocusEvent<HTMLElement>): void {
  if (!target.matches(':focus-visible')) return;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (target === document.activeElement) target.scrollIntoView({ block: 'nearest' });
    }),
  );
}
