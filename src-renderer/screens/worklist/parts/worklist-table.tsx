import { IconInbox, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistWindow } from '../../../../src-shared/contract/worklist-view.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import type { WorklistViewProps } from '../worklist-view.tsx';
import { WorklistHead } from './worklist-head.tsx';
import { SkeletonRow, WorklistTableRow } from './worklist-row.tsx';
import styles from './worklist-table.module.css';

const rowHeight = 46;
const skeletonCount = 14;

/** The virtual table: only rows in view are in the document, rows that are not loaded yet hold their place. */
export function WorklistTable(props: WorklistViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view, place, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = view.state === 'ready' ? view.value.total : 0;
  const activeId =
    props.activeRow === undefined ? {} : { 'aria-activedescendant': `row-${place.activeIndex}` };
  return (
    <section className={styles.panel} aria-label={t('worklist.table')}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        tabIndex={0}
        aria-label={t('worklist.table')}
        aria-rowcount={total + 1}
        aria-busy={view.state === 'loading'}
        {...activeId}
      >
        <WorklistHead place={place} sortBy={actions.sortBy} />
        {view.state === 'loading' ? <Skeletons /> : null}
        {view.state === 'ready' && total > 0 ? (
          <Rows {...props} shown={view.value} scroller={scroller} />
        ) : null}
      </div>
      {view.state === 'ready' && total === 0 ? (
        <Nothing isSearching={place.search !== '' || props.filter !== 'all'} />
      ) : null}
      {view.state === 'failed' ? (
        <MessagePanel
          icon={<IconPlugConnectedX size={22} />}
          title={t('worklist.failed')}
          text={failureWords(view.problem, t, formats)}
        />
      ) : null}
    </section>
  );
}

type RowsProps = WorklistViewProps & {
  readonly shown: WorklistWindow;
  readonly scroller: { readonly current: HTMLDivElement | null };
};

function Rows({ shown, scroller, place, actions, whyIndex, today }: RowsProps) {
  const virtual = useVirtualizer({
    count: shown.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 38,
    scrollPaddingEnd: 4,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const onRowsInView = useEffectEvent(() => actions.rowsInView(first, last));
  const showActive = useEffectEvent(() => virtual.scrollToIndex(place.activeIndex, { align: 'auto' }));
  useEffect(() => onRowsInView(), [first, last]);
  useEffect(() => showActive(), [place.activeIndex]);
  const hasCurrencies = shown.totals.length > 1;
  return (
    <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start }) => {
        const row = shown.rows[index - shown.query.offset];
        return row === undefined ? (
          <SkeletonRow key={`place-${index.toString()}`} top={start} />
        ) : (
          <WorklistTableRow
            key={row.accountId}
            row={row}
            index={index}
            top={start}
            isActive={index === place.activeIndex}
            isWhyShown={index === whyIndex}
            hasCurrencies={hasCurrencies}
            today={today}
            actions={actions}
          />
        );
      })}
    </div>
  );
}

function Skeletons() {
  return (
    <div role="rowgroup" className={styles.rows} style={{ height: skeletonCount * rowHeight }}>
      {Array.from({ length: skeletonCount }, (_, index) => (
        <SkeletonRow key={`skeleton-${index.toString()}`} top={index * rowHeight} />
      ))}
    </div>
  );
}

function Nothing({ isSearching }: { isSearching: boolean }) {
  const { t } = useTranslation();
  return isSearching ? (
    <MessagePanel
      icon={<IconSearchOff size={22} />}
      title={t('worklist.noMatchTitle')}
      text={t('worklist.noMatchText')}
    />
  ) : (
    <MessagePanel
      icon={<IconInbox size={22} />}
      title={t('worklist.emptyTitle')}
      text={t('worklist.emptyText')}
    />
  );
}
