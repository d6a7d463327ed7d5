import type { AccountColumn } from '../../../src-shared/contract/worklist-settings.ts';
import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import type { ListColumn } from '../../components/list-table/list-head.tsx';
import { useTranslation } from '../../components/translation.tsx';
import { columnLayouts } from './column-layout.ts';

export type AccountOrder = Pick<WorklistQuery, 'sort' | 'direction'>;
export type SortBy = (sort: WorklistQuery['sort'], direction: WorklistQuery['direction']) => void;

/** The columns of a table of accounts with their names; a click on one that is sorted by turns the direction around. */
export function useAccountColumns(
  columns: readonly AccountColumn[],
  order: AccountOrder,
  sortBy: SortBy,
): readonly ListColumn[] {
  const { t } = useTranslation();
  const named = columns.map((key) => {
    const { sort, isNumeric, firstDirection } = columnLayouts[key];
    const column = { key, name: t(`worklist.column.${key}`), isNumeric };
    if (sort === null) return column;
    const direction = sort === order.sort ? order.direction : null;
    const turned = direction === 'ascending' ? 'descending' : 'ascending';
    return {
      ...column,
      sort: { direction, onSort: () => sortBy(sort, direction === null ? firstDirection : turned) },
    };
  });
  return [{ key: 'pick', name: t('worklist.column.pick'), isNumeric: false, isNameHidden: true }, ...named];
}
