import {
  type DunningCounts,
  type NoticeListQuery,
  type NoticeListRow,
  noticeRowKey,
} from '../../../src-shared/contract/dunning-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import styles from './notices.module.css';
import { DunningAside } from './parts/dunning-aside.tsx';
import { NoticeFoot } from './parts/notice-foot.tsx';
import { NoticeRow } from './parts/notice-row.tsx';
import { useDunningCounts } from './use-dunning-counts.ts';

const notices: DueListKind<NoticeListQuery['filter'], NoticeListRow> = {
  name: 'notices',
  path: '/dunning/notices',
  source: {
    open: (client, query, signal) => client.dunning.notices(query, { signal }),
    keyOf: noticeRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'to-approve', count: null },
    { filter: 'to-send', count: null },
    { filter: 'outdated', count: null },
  ],
  columns: [
    { key: 'mark', isNumeric: false, isNameHidden: true },
    { key: 'proposed', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'level', isNumeric: false },
    { key: 'amount', isNumeric: true },
    { key: 'fee', isNumeric: true },
    { key: 'channel', isNumeric: false },
    { key: 'state', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: NoticeRow,
  tab: 'timeline',
};

const countsOf = (counts: DunningCounts): Readonly<Record<string, number>> => ({
  'to-approve': counts.toApprove,
  'to-send': counts.toSend,
  outdated: counts.outdated,
});

/** G1: notices that wait for approval or to be sent. */
export function Notices({ filter }: { filter: string | undefined }) {
  const counts = useDunningCounts();
  return (
    <DueList
      kind={notices}
      filter={filter}
      counts={counts === undefined ? {} : countsOf(counts)}
      aside={<DunningAside counts={counts} />}
      foot={({ row }) => <NoticeFoot row={row} />}
    />
  );
}
