import { IconNote } from '@tabler/icons-react';
import { accountEntryKey } from '../../../../src-shared/contract/account-entries-view.ts';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { classNames } from '../../../components/class-names.ts';
import { EntryList } from '../../../components/entry-list.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { noteAction } from '../actions/account-actions.ts';
import { useActionParts } from '../use-action-parts.ts';
import { useEntries } from '../use-entries.ts';
import { ActionButton } from './action-button.tsx';
import { Entries } from './entries.tsx';
import { EntryAction } from './entry-action.tsx';
import styles from './entry-list.module.css';
import { TimelineText } from './timeline-text.tsx';

/** What people have written down, newest first. */
export function Notes({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const parts = useActionParts(account.account);
  const { view, rowsInView } = useEntries(account.account.id, 'note');
  const write = <ActionButton action={noteAction(parts)} isMain />;
  const none = (
    <MessagePanel
      icon={<IconNote size={22} />}
      title={t('notes.none')}
      text={t('notes.noneText')}
      action={write}
    />
  );
  return (
    <Entries view={view} none={none}>
      {({ sought: _none, ...list }) => (
        <>
          <div className={styles.above}>{write}</div>
          <EntryList
            label={t('account.tab.notes')}
            className={styles.list}
            list={list}
            keyOf={accountEntryKey}
            usualHeight={62}
            sought={null}
            onRowsInView={rowsInView}
          >
            {(entry) => (
              <div className={classNames(styles.entry, styles.dated)}>
                <span className={styles.date}>{formats.shortDate(entry.date, account.today)}</span>
                <div>
                  <TimelineText today={account.today} entry={entry} />
                  <EntryAction entry={entry} parts={parts} />
                </div>
              </div>
            )}
          </EntryList>
        </>
      )}
    </Entries>
  );
}
