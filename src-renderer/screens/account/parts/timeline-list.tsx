import { IconHistory } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView as AccountState } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { type TimelineEntry, timelineOf } from '../timeline.ts';
import styles from './entry-list.module.css';
import { TimelineText } from './timeline-text.tsx';

/** What happened, newest first; virtual, because payments of years may be in it. */
export function Timeline({ account }: { account: AccountState }) {
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
              <Entry account={account} entry={entry} />
            </li>
          );
        })}
      </ol>
    </ScrollRegion>
  );
}

function Entry({ account, entry }: { account: AccountState; entry: TimelineEntry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={`${styles.entry ?? ''} ${styles.dated ?? ''}`}>
      <span className={styles.date}>
        {entry.date === account.today ? t('timeline.today') : formats.shortDate(entry.date, account.today)}
      </span>
      <div>
        <TimelineText account={account} entry={entry} />
      </div>
    </div>
  );
}
