import { IconHistory } from '@tabler/icons-react';
import { type AccountEntry, accountEntryKey } from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { classNames } from '../../../components/class-names.ts';
import { EntryList } from '../../../components/entry-list.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { useSoughtNote } from '../../../state/sought-note.ts';
import type { ActionParts } from '../actions/action-words.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useEntries } from '../use-entries.ts';
import { Entries } from './entries.tsx';
import { EntryAction } from './entry-action.tsx';
import { EntryFiles } from './entry-files.tsx';
import styles from './entry-list.module.css';
import { TimelineText } from './timeline-text.tsx';

/** What happened, newest first; loaded part by part, because payments of years may be in it. */
export function Timeline({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const parts = useActionParts(account.account);
  const { id } = account.account;
  const soughtNote = useSoughtNote(({ note }) => (note?.accountId === id ? note.text : null));
  const { view, rowsInView } = useEntries(id, null, soughtNote);
  const none = (
    <MessagePanel icon={<IconHistory size={22} />} title={t('timeline.none')} text={t('timeline.noneText')} />
  );
  return (
    <Entries view={view} none={none}>
      {({ sought, ...list }) => (
        <EntryList
          label={t('account.tab.timeline')}
          className={styles.list}
          list={list}
          keyOf={accountEntryKey}
          usualHeight={62}
          sought={sought}
          onRowsInView={rowsInView}
        >
          {(entry, index) => (
            <Entry today={account.today} entry={entry} parts={parts} isSought={index === sought?.index} />
          )}
        </EntryList>
      )}
    </Entries>
  );
}

type EntryProps = {
  readonly today: string;
  readonly entry: AccountEntry;
  readonly parts: ActionParts;
  /** By its note the account was found. */
  readonly isSought: boolean;
};

function Entry({ today, entry, parts, isSought }: EntryProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div
      className={classNames(styles.entry, styles.dated, isSought && styles.sought)}
      aria-current={isSought}
    >
      <span className={styles.date}>
        {entry.date === today ? t('timeline.today') : formats.shortDate(entry.date, today)}
      </span>
      <div>
        <TimelineText today={today} entry={entry} />
        <EntryFiles accountId={parts.account.id} entry={entry} />
        <EntryAction entry={entry} parts={parts} />
      </div>
    </div>
  );
}
