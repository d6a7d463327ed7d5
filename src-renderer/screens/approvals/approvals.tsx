import {
  type ApprovalListQuery,
  type ApprovalListRow,
  approvalRowKey,
} from '../../../src-shared/contract/approvals-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import styles from './approvals.module.css';
import { ApprovalFoot } from './parts/approval-foot.tsx';
import { ApprovalRow } from './parts/approval-row.tsx';

const approvals: DueListKind<ApprovalListQuery['filter'], ApprovalListRow> = {
  name: 'approvals',
  source: {
    open: (client, query, signal) => client.approvals.watch(query, { signal }),
    keyOf: approvalRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'to-decide', count: 'approvals' },
    { filter: 'asked', count: 'askedApprovals' },
    { filter: 'all', count: null },
  ],
  columns: [
    { key: 'asked', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'subject', isNumeric: false },
    { key: 'amount', isNumeric: true },
    { key: 'reason', isNumeric: false },
    { key: 'decides', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: ApprovalRow,
  tab: 'timeline',
};

/** Authority: what waits for somebody's decision, the oldest first. */
export function Approvals({ filter }: { filter: string | undefined }) {
  return <DueList kind={approvals} filter={filter} foot={({ row }) => <ApprovalFoot row={row} />} />;
}
