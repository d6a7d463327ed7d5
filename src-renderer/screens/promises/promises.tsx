import {
  type PromiseListQuery,
  type PromiseListRow,
  promiseRowKey,
} from '../../../src-shared/contract/due-lists-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import { PromiseRow } from './parts/promise-row.tsx';
import styles from './promises.module.css';

const promises: DueListKind<PromiseListQuery['filter'], PromiseListRow> = {
  name: 'promises',
  source: {
    open: (client, query, signal) => client.promises.watch(query, { signal }),
    keyOf: promiseRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'due', count: 'duePromises' },
    { filter: 'open', count: null },
    { filter: 'not-kept', count: null },
  ],
  columns: [
    { key: 'date', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'amount', isNumeric: true },
    { key: 'counted', isNumeric: true },
    { key: 'short', isNumeric: true },
    { key: 'status', isNumeric: false },
    { key: 'contact', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: PromiseRow,
  tab: 'promises',
};

/** Promises by promised date: what should have come in, what is still to come, what was not kept. */
export function Promises({ filter }: { filter: string | undefined }) {
  return <DueList kind={promises} filter={filter} />;
}
