import {
  type FollowUpListQuery,
  type FollowUpListRow,
  followUpRowKey,
} from '../../../src-shared/contract/due-lists-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import styles from './follow-ups.module.css';
import { FollowUpRow } from './parts/follow-up-row.tsx';

const followUps: DueListKind<FollowUpListQuery['filter'], FollowUpListRow> = {
  name: 'follow-ups',
  source: {
    open: (client, query, signal) => client.followUps.watch(query, { signal }),
    keyOf: followUpRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'due', count: 'followUpsDue' },
    { filter: 'all', count: null },
  ],
  columns: [
    { key: 'date', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'text', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: FollowUpRow,
  tab: 'timeline',
};

/** Next actions by date. */
export function FollowUps({ filter }: { filter: string | undefined }) {
  return <DueList kind={followUps} filter={filter} />;
}
