import { IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { CashReport } from '../../../src-shared/contract/cash-view.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useFormats } from '../../app/formats.ts';
import { useLiveView } from '../../app/use-live-view.ts';
import { ListScreen } from '../../components/list-screen.tsx';
import { MessagePanel } from '../../components/message-panel.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './cash.module.css';
import { AgentCashTable } from './parts/agent-cash-table.tsx';
import { ReceiptNumbersTable } from './parts/receipt-numbers-table.tsx';

/** R2, R4: what is to be handed in, the cash of each agent, and what became of the receipt numbers. */
export function CashReportScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const view = useLiveView<CashReport>((client, signal) => client.cash.report(undefined, { signal }), 'cash');
  return (
    <ListScreen
      title={t('cash.reportTitle')}
      summary={
        view.state === 'ready'
          ? t('cash.numbersLeft', {
              count: view.value.numbersLeft,
              shown: formats.count(view.value.numbersLeft),
            })
          : ''
      }
      bar={
        <Link to="/cash" className={styles.link}>
          {t('cash.toReceipts')}
        </Link>
      }
    >
      {view.state === 'failed' ? (
        <MessagePanel
          icon={<IconPlugConnectedX size={22} />}
          title={t('due.failed')}
          text={failureWords(view.problem, t, formats)}
        />
      ) : null}
      {view.state === 'loading' ? <p role="status">{t('cash.loading')}</p> : null}
      {view.state === 'ready' ? (
        <div className={styles.report}>
          <ToDeposit rows={view.value.toDeposit} />
          <AgentCashTable agents={view.value.agents} />
          <ReceiptNumbersTable numbers={view.value.numbers} />
        </div>
      ) : null}
    </ListScreen>
  );
}

function ToDeposit({ rows }: { rows: CashReport['toDeposit'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <section>
      <h2>{t('cash.toDeposit')}</h2>
      {rows.length === 0 ? (
        <p>{t('cash.nothingToDeposit')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('receipt.method')}</th>
              <th scope="col" className={styles.numeric}>
                {t('cash.receipts')}
              </th>
              <th scope="col" className={styles.numeric}>
                {t('cash.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.currency}/${row.method}`}>
                <td>{t(`receiptMethod.${row.method}`)}</td>
                <td className={styles.numeric}>{formats.count(row.count)}</td>
                <td className={styles.numeric}>{formats.amount(row.amountMinor, row.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
