import { useTranslation } from 'react-i18next';
import type { WorklistQuery } from '../../../../src-shared/contract/worklist-view.ts';
import type { ListColumn } from '../../../components/list-table/list-head.tsx';
import type { WorklistOrder } from '../../../state/worklist-order.ts';
import type { WorklistActions } from '../worklist-view.tsx';

type WorklistColumn = {
  /** Key of its words: `worklist.column.<key>`. */
  readonly key: 'score' | 'account' | 'overdue' | 'toCollect' | 'ageing' | 'promise' | 'dispute' | 'contact';
  readonly sort: WorklistQuery['sort'] | null;
  readonly isNumeric: boolean;
  /** The direction that a first click sorts by: what needs work first. */
  readonly firstDirection: WorklistQuery['direction'];
};

const worklistColumns: readonly WorklistColumn[] = [
  { key: 'score', sort: 'priority', isNumeric: false, firstDirection: 'descending' },
  { key: 'account', sort: 'name', isNumeric: false, firstDirection: 'ascending' },
  { key: 'overdue', sort: 'overdue', isNumeric: true, firstDirection: 'descending' },
  { key: 'toCollect', sort: 'to-collect', isNumeric: true, firstDirection: 'descending' },
  { key: 'ageing', sort: 'oldest', isNumeric: false, firstDirection: 'descending' },
  { key: 'promise', sort: null, isNumeric: false, firstDirection: 'ascending' },
  { key: 'dispute', sort: null, isNumeric: false, firstDirection: 'ascending' },
  { key: 'contact', sort: 'last-contact', isNumeric: false, firstDirection: 'ascending' },
];

/** The columns of the worklist with their names; a click on one that is sorted by turns the direction around. */
export function useWorklistColumns(
  order: WorklistOrder,
  sortBy: WorklistActions['sortBy'],
): readonly ListColumn[] {
  const { t } = useTranslation();
  return worklistColumns.map(({ key, sort, isNumeric, firstDirection }) => {
    const column = { key, name: t(`worklist.column.${key}`), isNumeric };
    if (sort === null) return column;
    const direction = sort === order.sort ? order.direction : null;
    const turned = direction === 'ascending' ? 'descending' : 'ascending';
    return {
      ...column,
      sort: { direction, onSort: () => sortBy(sort, direction === null ? firstDirection : turned) },
    };
  });
}
