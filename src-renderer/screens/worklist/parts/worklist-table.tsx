import { VisuallyHidden } from '@mantine/core';
import { IconInbox, IconPlugConnectedX, IconSearchOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistWindow } from '../../../../src-shared/contract/worklist-view.ts';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import type { WorklistViewProps } from '../worklist-view.tsx';
import { WorklistHead } from './worklist-head.tsx';
import { SkeletonRow, WorklistTableRow } from './worklist-row.tsx';
import styles from './worklist-table.module.css';

const rowHeight = 46;
const headHeight = 36;
const skeletonCount = 14;

/** The virtual table: only rows in view are in the document, rows that are not loaded yet hold their place. */
export function WorklistTable(props: WorklistViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view, place, actions } = props;
  const scroller = useRef<HTMLElement>(null);
  useRowPointer(scroller, actions);
  const total = view.state === 'ready' ? view.value.total : 0;
  return (
    <div className={styles.panel}>
      <ScrollRegion
        region={scroller}
        id="worklist-table"
        className={styles.scroller ?? ''}
        label={t('worklist.table')}
      >
        <table
          className={styles.table}
          aria-label={t('worklist.table')}
          aria-rowcount={total + 1}
          aria-busy={view.state === 'loading'}
        >
          <WorklistHead place={place} sortBy={actions.sortBy} />
          {view.state === 'loading' ? <Skeletons /> : null}
          {view.state === 'ready' && total > 0 ? (
            <Rows {...props} shown={view.value} scroller={scroller} />
          ) : null}
        </table>
      </ScrollRegion>
      <VisuallyHidden aria-live="polite">
        {props.activeRow === undefined
          ? ''
          : t('worklist.activeRow', { name: props.activeRow.name, score: props.activeRow.score })}
      </VisuallyHidden>
      {view.state === 'ready' && total === 0 ? (
        <div className={styles.nothing}>
          <Nothing
            isSynced={props.isSynced}
            isSearching={place.search !== '' || (props.filter !== 'all' && props.filter !== 'to-work')}
          />
        </div>
      ) : null}
      {view.state === 'failed' ? (
        <MessagePanel
          icon={<IconPlugConnectedX size={22} />}
          title={t('worklist.failed')}
          text={failureWords(view.problem, t, formats)}
        />
      ) : null}
    </div>
  );
}

/** Clicks choose a row, double clicks open it: one listener for the table instead of two for every row. */
function useRowPointer(
  scroller: { readonly current: HTMLElement | null },
  actions: WorklistViewProps['actions'],
): void {
  const onPointer = useEffectEvent((event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-account]') : null;
    const { index, account } = row?.dataset ?? {};
    if (index === undefined || account === undefined) return;
    if (event.type === 'dblclick') actions.open(account);
    else actions.choose(Number(index));
  });
  useEffect(() => {
    const element = scroller.current;
    const listener = (event: MouseEvent) => onPointer(event);
    element?.addEventListener('click', listener);
    element?.addEventListener('dblclick', listener);
    return () => {
      element?.removeEventListener('click', listener);
      element?.removeEventListener('dblclick', listener);
    };
  }, [scroller]);
}

type RowsProps = WorklistViewProps & {
  readonly shown: WorklistWindow;
  readonly scroller: { readonly current: HTMLElement | null };
};

function Rows({ shown, scroller, place, actions, whyIndex, today }: RowsProps) {
  const virtual = useVirtualizer({
    count: shown.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The rows begin below the head, which stays in view; at the end a horizontal scrollbar may lie over them.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 20,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const onRowsInView = useEffectEvent((from: number, to: number) => actions.rowsInView(from, to));
  const shownActive = useRef<{ readonly index: number; readonly accountId: string | null } | null>(null);
  const showActive = useEffectEvent((index: number, accountId: string | null) => {
    const before = shownActive.current;
    shownActive.current = { index, accountId };
    // A new rank of the same account takes the view along only when the row was in view.
    const isFollowing = before !== null && before.accountId === accountId;
    if (isFollowing && (before.index < first || before.index > last)) return;
    virtual.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => onRowsInView(first, last), [first, last]);
  useEffect(
    () => showActive(place.activeIndex, place.activeAccountId),
    [place.activeIndex, place.activeAccountId],
  );
  const hasCurrencies = shown.totals.length > 1;
  return (
    <tbody className={styles.rows} style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, start }) => {
        const row = shown.rows[index - shown.query.offset];
        return row === undefined ? (
          <SkeletonRow key={`place-${index.toString()}`} top={start - headHeight} />
        ) : (
          <WorklistTableRow
            key={row.accountId}
            row={row}
            index={index}
            top={start - headHeight}
            isActive={index === place.activeIndex}
            isWhyShown={index === whyIndex}
            hasCurrencies={hasCurrencies}
            today={today}
            actions={actions}
          />
        );
      })}
    </tbody>
  );
}

function Skeletons() {
  return (
    <tbody className={styles.rows} style={{ height: skeletonCount * rowHeight }}>
      {Array.from({ length: skeletonCount }, (_, index) => (
        <SkeletonRow key={`skeleton-${index.toString()}`} top={index * rowHeight} />
      ))}
    </tbody>
  );
}

function Nothing({ isSearching, isSynced }: { isSearching: boolean; isSynced: boolean }) {
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
      text={t(isSynced ? 'worklist.emptySyncedText' : 'worklist.emptyText')}
    />
  );
}
