import { Link } from 'wouter';
import {
  type CashListQuery,
  type ReceiptListRow,
  receiptRowKey,
} from '../../../src-shared/contract/cash-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './cash.module.css';
import { CashFoot } from './parts/cash-foot.tsx';
import { ReceiptRow } from './parts/receipt-row.tsx';

const cash: DueListKind<CashListQuery['filter'], ReceiptListRow> = {
  name: 'cash',
  source: {
    open: (client, query, signal) => client.cash.watch(query, { signal }),
    keyOf: receiptRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'to-deposit', count: 'cash' },
    { filter: 'to-deposit-cash', count: 'cashNotes' },
    { filter: 'to-deposit-cheques', count: 'cashCheques' },
    { filter: 'voided', count: null },
    { filter: 'all', count: null },
  ],
  columns: [
    { key: 'date', isNumeric: false },
    { key: 'number', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'amount', isNumeric: true },
    { key: 'method', isNumeric: false },
    { key: 'agent', isNumeric: false },
    { key: 'state', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: ReceiptRow,
  tab: 'payments',
};

/** R1, R4: receipts that were given, what is still to be handed in first. */
export function Cash({ filter }: { filter: string | undefined }) {
  const { t } = useTranslation();
  return (
    <DueList
      kind={cash}
      filter={filter}
      aside={
        <Link to="/cash/report" className={styles.link}>
          {t('cash.toReport')}
        </Link>
      }
      foot={({ row }) => <CashFoot row={row} source={cash.source} />}
    />
  );
}
