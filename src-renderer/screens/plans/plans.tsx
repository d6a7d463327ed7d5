import { type PlanListQuery, type PlanListRow, planRowKey } from '../../../src-shared/contract/plans-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import { viewMemory } from '../../app/view-memory.ts';
import { PlanRow } from './parts/plan-row.tsx';
import styles from './plans.module.css';

const plans: DueListKind<PlanListQuery['filter'], PlanListRow> = {
  name: 'plans',
  source: {
    open: (client, query, signal) => client.plans.watch(query, { signal }),
    keyOf: planRowKey,
    memory: viewMemory(),
  },
  filters: [
    { filter: 'standing', count: 'standingPlans' },
    { filter: 'active', count: 'activePlans' },
    { filter: 'missed', count: 'missedPlans' },
    { filter: 'defaulted', count: 'defaultedPlans' },
    { filter: 'not-signed', count: 'unsignedPlans' },
  ],
  columns: [
    { key: 'date', isNumeric: false },
    { key: 'account', isNumeric: false },
    { key: 'next', isNumeric: true },
    { key: 'met', isNumeric: true },
    { key: 'total', isNumeric: true },
    { key: 'status', isNumeric: false },
    { key: 'contact', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: PlanRow,
  tab: 'plans',
};

/** N2, N3: payment plans by the date of their next instalment, those that were missed and those that nobody signed. */
export function Plans({ filter }: { filter: string | undefined }) {
  return <DueList kind={plans} filter={filter} />;
}
