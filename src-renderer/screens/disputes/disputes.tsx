import {
  type DisputeListQuery,
  type DisputeListRow,
  disputeRowKey,
} from '../../../src-shared/contract/due-lists-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import styles from './disputes.module.css';
import { DisputeRow } from './parts/dispute-row.tsx';

const disputes: DueListKind<DisputeListQuery['filter'], DisputeListRow> = {
  name: 'disputes',
  source: {
    open: (client, query, signal) => client.disputes.watch(query, { signal }),
    keyOf: disputeRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'active', count: 'activeDisputes' },
    { filter: 'late', count: 'lateDisputes' },
  ],
  columns: [
    { key: 'date', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'amount', isNumeric: true },
    { key: 'reason', isNumeric: false },
    { key: 'processor', isNumeric: false },
    { key: 'state', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: DisputeRow,
  tab: 'disputes',
};

/** D1, D3: active disputes by the day on which they should be decided. */
export function Disputes({ filter }: { filter: string | undefined }) {
  return <DueList kind={disputes} filter={filter} />;
}
