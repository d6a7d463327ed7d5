import { useMemo } from 'react';
import type { DunningListRow } from '../../../src-shared/contract/dunning-view.ts';
import { DueList } from '../../app/due-list/due-list.tsx';
import type { DueListKind } from '../../app/due-list/due-list-kind.ts';
import styles from './dunning.module.css';
import { countsByFilter, type DunningFilter, dunningFilters } from './dunning-filter.ts';
import { dunningSource } from './dunning-source.ts';
import { DunningAside } from './parts/dunning-aside.tsx';
import { DunningFoot } from './parts/dunning-foot.tsx';
import { DunningRow } from './parts/dunning-row.tsx';
import { useDunningCounts } from './use-dunning-counts.ts';

type DunningKind = DueListKind<DunningFilter, DunningListRow>;

const dunning: Omit<DunningKind, 'filters'> = {
  name: 'dunning',
  source: dunningSource,
  columns: [
    { key: 'mark', isNumeric: false, isNameHidden: true },
    { key: 'account', isNumeric: false },
    { key: 'level', isNumeric: false },
    { key: 'amount', isNumeric: true },
    { key: 'items', isNumeric: true },
    { key: 'oldest', isNumeric: true },
    { key: 'channel', isNumeric: false },
    { key: 'why', isNumeric: false },
  ],
  columnsClass: styles.columns,
  Row: DunningRow,
  tab: 'invoices',
};

/** G1: what would be dunned now, and what keeps the rest from it. */
export function Dunning({ filter }: { filter: string | undefined }) {
  const counts = useDunningCounts();
  const names = dunningFilters(counts).join(' ');
  const kind = useMemo<DunningKind>(() => {
    const filters = names.split(' ') as DunningFilter[];
    return { ...dunning, filters: filters.map((one) => ({ filter: one, count: null })) };
  }, [names]);
  return (
    <DueList
      kind={kind}
      filter={filter}
      counts={countsByFilter(counts)}
      aside={<DunningAside counts={counts} />}
      foot={(foot) => <DunningFoot {...foot} />}
    />
  );
}
