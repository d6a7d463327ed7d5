import { IconHistory } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { classNames } from '../../../components/class-names.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { useSoughtNote } from '../../../state/sought-note.ts';
import { noteOf, type TimelineEntry, timelineOf } from '../timeline.ts';
import styles from './entry-list.module.css';
import { TimelineText } from './timeline-text.tsx';

/** What happened, newest first; virtual, because payments of years may be in it. */
export function Timeline({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLElement>(null);
  const entries = useMemo(() => timelineOf(account), [account]);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 8,
  });
  const soughtKey = useSoughtKey(account.account.id, entries);
  const showSought = useEffectEvent((key: string | undefined) => {
    const index = entries.findIndex((entry) => entry.key === key);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
  });
  useEffect(() => showSought(soughtKey), [soughtKey]);
  if (entries.length === 0) {
    return (
      <MessagePanel
        icon={<IconHistory size={22} />}
        title={t('timeline.none')}
        text={t('timeline.noneText')}
      />
    );
  }
  return (
    <ScrollRegion region={scroller} className={styles.list ?? ''} label={t('account.tab.timeline')}>
      <ol
        style={{
          height: virtual.getTotalSize(),
          position: 'relative',
          margin: 0,
          padding: 0,
          listStyle: 'none',
        }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const entry = entries[index];
          return entry === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start.toString()}px)` }}
            >
              <Entry account={account} entry={entry} isSought={key === soughtKey} />
            </li>
          );
        })}
      </ol>
    </ScrollRegion>
  );
}

/** The newest entry with the note by which the account was found. */
function useSoughtKey(accountId: string, entries: readonly TimelineEntry[]): string | undefined {
  const sought = useSoughtNote(({ note }) => (note?.accountId === accountId ? note.text : null));
  return useMemo(
    () => (sought === null ? undefined : entries.find((entry) => noteOf(entry) === sought)?.key),
    [entries, sought],
  );
}

type EntryProps = {
  readonly account: AccountHead;
  readonly entry: TimelineEntry;
  /** By its note the account was found. */
  readonly isSought: boolean;
};

function Entry({ account, entry, isSought }: EntryProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div
      className={classNames(styles.entry, styles.dated, isSought && styles.sought)}
      aria-current={isSought}
    >
      <span className={styles.date}>
        {entry.date === account.today ? t('timeline.today') : formats.shortDate(entry.date, account.today)}
      </span>
      <div>
        <TimelineText account={account} entry={entry} />
      </div>
    </div>
  );
}
