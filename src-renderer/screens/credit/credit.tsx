import {
  type CreditListQuery,
  type CreditListRow,
  creditRowKey,
} from '../../../src-shared/contract/credit-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import styles from './credit.module.css';
import { CreditFoot } from './parts/credit-foot.tsx';
import { CreditRow } from './parts/credit-row.tsx';

const credit: DueListKind<CreditListQuery['filter'], CreditListRow> = {
  name: 'credit',
  source: {
    open: (client, query, signal) => client.credit.watch(query, { signal }),
    keyOf: creditRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'all', count: 'credit' },
    { filter: 'hold', count: 'creditHolds' },
    { filter: 'release', count: 'creditReleases' },
    { filter: 'review', count: 'creditReviews' },
  ],
  columns: [
    { key: 'account', isNumeric: false },
    { key: 'suggests', isNumeric: false },
    { key: 'exposure', isNumeric: true },
    { key: 'limit', isNumeric: true },
    { key: 'use', isNumeric: true },
    { key: 'why', isNumeric: false },
    { key: 'held', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: CreditRow,
  tab: 'invoices',
};

/** Credit: what the rules suggest; a person with authority decides. */
export function Credit({ filter }: { filter: string | undefined }) {
  return <DueList kind={credit} filter={filter} foot={({ row }) => <CreditFoot row={row} />} />;
}
