import { Tabs } from '@mantine/core';
import type { ChosenInvoices } from '../../../src-shared/contract/account-invoices-view.ts';
import type { AccountHead } from '../../../src-shared/contract/account-view.ts';
import { useFormats } from '../../app/formats.ts';
import { type AccountTab, accountTabs } from '../../app/paths.ts';
import { useTranslation } from '../../components/translation.tsx';
import type { FormKind } from '../../state/open-form.ts';
import styles from './account-view.module.css';
import { AccountFigures } from './parts/account-figures.tsx';
import { AccountHeader } from './parts/account-header.tsx';
import { Contacts } from './parts/contacts.tsx';
import { Disputes } from './parts/disputes.tsx';
import { InvoicePane } from './parts/invoice-pane.tsx';
import { Notes } from './parts/notes.tsx';
import { Payments } from './parts/payments.tsx';
import { Plans } from './parts/plans.tsx';
import { Promises } from './parts/promises.tsx';
import { Tasks } from './parts/tasks.tsx';
import { Timeline } from './parts/timeline-list.tsx';
import type { Selection } from './selection.ts';
import type { InvoicesList } from './use-invoices.ts';

export type AccountActions = {
  readonly show: (tab: AccountTab) => void;
  readonly filterBucket: (bucket: number | null) => void;
  readonly select: (selection: Selection) => void;
  readonly showSettled: (isShown: boolean) => void;
  readonly openForm: (kind: FormKind) => void;
  readonly openStatement: () => void;
  readonly cancelPromise: (promiseId: string, reason: string) => Promise<boolean>;
};

export type AccountViewProps = {
  readonly account: AccountHead;
  readonly tab: AccountTab;
  readonly bucket: number | null;
  /** The number of the invoice that is brought into view. */
  readonly soughtInvoice: string | null;
  readonly selection: Selection;
  /** Of all invoices of the account. */
  readonly chosen: ChosenInvoices;
  /** Null until a person has said so. */
  readonly isSettledShown: boolean | null;
  /** Wide enough for the timeline beside the tabs. */
  readonly isWide: boolean;
  readonly invoices: InvoicesList;
  readonly actions: AccountActions;
};

export function AccountView(props: AccountViewProps) {
  const { t } = useTranslation();
  const { account, actions, isWide } = props;
  return (
    <div className={styles.screen}>
      <AccountHeader account={account} actions={actions} />
      <AccountFigures account={account} bucket={props.bucket} onBucket={actions.filterBucket} />
      <div className={styles.panes}>
        <AccountTabs {...props} />
        {isWide ? (
          <aside className={styles.side} aria-label={t('account.tab.timeline')}>
            <h2 className={styles.sideTitle}>{t('account.tab.timeline')}</h2>
            <Timeline account={account} />
          </aside>
        ) : null}
      </div>
    </div>
  );
}

function AccountTabs(props: AccountViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { account, actions } = props;
  const shown = accountTabs.filter((tab) => tab !== 'timeline' || !props.isWide);
  const counts: Partial<Record<AccountTab, number>> = {
    invoices: account.openInvoiceCount,
    promises: account.promiseCount,
    disputes: account.disputeCount,
    plans: account.plans.counts.reduce((sum, { count }) => sum + count, 0),
    payments: account.paymentCount,
    contacts: account.account.contacts.length,
    tasks: account.followUps.length + account.brokenPromiseTasks.length,
  };
  return (
    <Tabs
      value={props.tab}
      onChange={(value) => actions.show(shown.find((one) => one === value) ?? 'invoices')}
      className={styles.tabs ?? ''}
      keepMounted={false}
    >
      <Tabs.List className={styles.tabList ?? ''}>
        {shown.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`account.tab.${one}`)}{' '}
            <span className={styles.tabCount}>
              {counts[one] === undefined ? '' : formats.count(counts[one])}
            </span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={props.tab} className={styles.tabPanel ?? ''}>
        <TabContent {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}

function TabContent(props: AccountViewProps) {
  const { account, actions } = props;
  switch (props.tab) {
    case 'invoices':
      return <InvoicePane {...props} />;
    case 'promises':
      return <Promises account={account} onCancel={actions.cancelPromise} />;
    case 'disputes':
      return <Disputes account={account} />;
    case 'plans':
      return <Plans account={account} />;
    case 'timeline':
      return <Timeline account={account} />;
    case 'payments':
      return <Payments account={account} />;
    case 'contacts':
      return <Contacts account={account.account} />;
    case 'notes':
      return <Notes account={account} />;
    case 'tasks':
      return <Tasks account={account} />;
  }
}
