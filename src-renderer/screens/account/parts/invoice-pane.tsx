import { Loader, Switch } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../../app/failure-words.ts';
import { useFormats } from '../../../app/formats.ts';
import { hasAllOpen } from '../../../app/use-account.ts';
import { MessagePanel } from '../../../components/message-panel.tsx';
import type { AccountViewProps } from '../account-view.tsx';
import styles from './invoice-pane.module.css';
import { InvoiceTable } from './invoice-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** The invoices with what can be done about the chosen ones. */
export function InvoicePane(props: AccountViewProps) {
  const { account, bucket, selection, settled, isSettledShown } = props;
  const isAllThere = hasAllOpen(account);
  const rows = useMemo(() => {
    const open = account.openInvoices.filter(
      (row) => bucket === null || (row.bucket === bucket && row.openMinor > 0),
    );
    return isSettledShown && bucket === null && isAllThere ? [...open, ...settled.rows] : open;
  }, [account.openInvoices, bucket, settled.rows, isSettledShown, isAllThere]);
  const chosen = account.openInvoices.filter((row) => selection.ids.has(row.id));
  return (
    <>
      <PaneHead {...props} />
      {rows.length === 0 ? (
        <NoInvoices isFiltered={bucket !== null} isAllThere={isAllThere} />
      ) : (
        <InvoiceTable
          rows={rows}
          rowCount={bucket === null && !isAllThere ? account.openInvoiceCount : rows.length}
          hasAllOpen={isAllThere}
          onNeedAll={props.actions.askForAllOpen}
          selection={selection}
          today={account.today}
          soughtNumber={props.soughtInvoice}
          onSelect={props.actions.select}
        />
      )}
      <SelectionBar chosen={chosen} actions={props.actions} />
    </>
  );
}

function PaneHead({ account, bucket, settled, isSettledShown, actions }: AccountViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hasMore = isSettledShown && settled.rows.length < settled.total;
  return (
    <div className={styles.head}>
      {bucket === null ? (
        <span>{t('invoices.oldestFirst')}</span>
      ) : (
        <button type="button" className={styles.link} onClick={() => actions.filterBucket(null)}>
          {t('invoices.clearFilter')}
        </button>
      )}
      {settled.problem === null ? null : (
        <span className={styles.problem} role="alert">
          {failureWords(settled.problem, t, formats)}
        </span>
      )}
      <span className={styles.gap} />
      {hasMore ? (
        <button
          type="button"
          className={styles.link}
          disabled={settled.isLoading}
          onClick={actions.loadMoreSettled}
        >
          {t('invoices.moreSettled', { shown: settled.rows.length, total: formats.count(settled.total) })}
        </button>
      ) : null}
      <Switch
        size="xs"
        checked={isSettledShown}
        disabled={account.settledInvoiceCount === 0}
        label={t('invoices.settled', { total: formats.count(account.settledInvoiceCount) })}
        onChange={(event) => actions.showSettled(event.currentTarget.checked)}
      />
    </div>
  );
}

function NoInvoices({ isFiltered, isAllThere }: { isFiltered: boolean; isAllThere: boolean }) {
  const { t } = useTranslation();
  if (!isAllThere) {
    return (
      <div className={styles.nothing} role="status" aria-label={t('account.loading')}>
        <Loader size="sm" />
      </div>
    );
  }
  return (
    <div className={styles.nothing}>
      <MessagePanel
        icon={<IconFileOff size={22} />}
        title={t(isFiltered ? 'invoices.noneInBucket' : 'invoices.noneOpen')}
      />
    </div>
  );
}
