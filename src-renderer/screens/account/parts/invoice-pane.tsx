import { Switch } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useFormats } from '../../../app/formats.ts';
import { readyValue } from '../../../app/use-live-view.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import type { AccountViewProps } from '../account-view.tsx';
import type { InvoicesView } from '../use-invoices.ts';
import styles from './invoice-pane.module.css';
import { InvoiceTable } from './invoice-table.tsx';
import { NotReady } from './not-ready.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** The invoices with what can be done about the chosen ones. */
export function InvoicePane(props: AccountViewProps) {
  const { account, isSettledShown, actions } = props;
  const { view, rowsInView } = props.invoices;
  const showSettled = useEffectEvent(() => {
    if (isSettledShown === null) actions.showSettled(true);
  });
  const isSoughtSettled = readyValue(view)?.head.isSoughtSettled === true;
  useEffect(() => {
    if (isSoughtSettled) showSettled();
  }, [isSoughtSettled]);
  return (
    <>
      <PaneHead {...props} />
      <Invoices {...props} view={view} onRowsInView={rowsInView} />
      <SelectionBar account={account} selection={props.selection} chosen={props.chosen} actions={actions} />
    </>
  );
}

type InvoicesProps = AccountViewProps & {
  readonly view: InvoicesView;
  readonly onRowsInView: (first: number, last: number) => void;
};

function Invoices(props: InvoicesProps) {
  const { view, account, soughtInvoice } = props;
  if (view.state !== 'ready') return <NotReady view={view} />;
  const { question, head, offset, rows } = view.value;
  const { total, soughtIndex } = head;
  if (total === 0) return <NoInvoices isFiltered={question.bucket !== null} />;
  return (
    <InvoiceTable
      list={{ total, offset, rows }}
      openCount={question.bucket === null ? Math.min(total, account.openInvoiceCount) : total}
      bucket={question.bucket}
      selection={props.selection}
      chosen={props.chosen}
      today={account.today}
      sought={{ number: soughtInvoice, index: soughtIndex }}
      onSelect={props.actions.select}
      onRowsInView={props.onRowsInView}
    />
  );
}

function PaneHead({ account, bucket, isSettledShown, actions }: AccountViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.head}>
      {bucket === null ? (
        <span>{t('invoices.oldestFirst')}</span>
      ) : (
        <button type="button" className={styles.link} onClick={() => actions.filterBucket(null)}>
          {t('invoices.clearFilter')}
        </button>
      )}
      <span className={styles.gap} />
      <Switch
        size="xs"
        checked={isSettledShown === true}
        disabled={account.settledInvoiceCount === 0}
        label={t('invoices.settled', { total: formats.count(account.settledInvoiceCount) })}
        onChange={(event) => actions.showSettled(event.currentTarget.checked)}
      />
    </div>
  );
}

function NoInvoices({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.nothing}>
      <MessagePanel
        icon={<IconFileOff size={22} />}
        title={t(isFiltered ? 'invoices.noneInBucket' : 'invoices.noneOpen')}
      />
    </div>
  );
}
