import { IconCalendarDollar } from '@tabler/icons-react';
import type { AccountHead } from '../../../../src-shared/contract/account-view.ts';
import type { DueListHead } from '../../../../src-shared/contract/due-lists-view.ts';
import { type PlanEntry, planEntryKey } from '../../../../src-shared/contract/plans-view.ts';
import { accountIdSchema } from '../../../../src-shared/domain/ids.ts';
import type { ListSource } from '../../../app/lists/list-source.ts';
import { useWindowedList } from '../../../app/lists/use-windowed-list.ts';
import { EntryList } from '../../../components/entry-list.tsx';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import styles from './entry-list.module.css';
import { NotReady } from './not-ready.tsx';
import { PlanText } from './plans-entry.tsx';

const source: ListSource<{ readonly accountId: string }, DueListHead, PlanEntry> = {
  open: (client, { accountId, ...query }, signal) =>
    client.account.plans({ ...query, accountId: accountIdSchema.parse(accountId) }, { signal }),
  keyOf: planEntryKey,
};

/** N2–N5: the payment plans of an account, newest first, with their schedules and what counted. */
export function Plans({ account }: { account: AccountHead }) {
  const { t } = useTranslation();
  const { view, rowsInView } = useWindowedList(source, { accountId: account.account.id });
  if (view.state !== 'ready') return <NotReady view={view} />;
  const { head, offset, rows } = view.value;
  if (head.total === 0) {
    return (
      <MessagePanel
        icon={<IconCalendarDollar size={22} />}
        title={t('plans.none')}
        text={t('plans.noneText')}
      />
    );
  }
  return (
    <EntryList
      label={t('account.tab.plans')}
      className={styles.list}
      list={{ total: head.total, offset, rows }}
      keyOf={planEntryKey}
      usualHeight={320}
      onRowsInView={rowsInView}
    >
      {(entry) => <PlanText account={account} entry={entry} />}
    </EntryList>
  );
}
