import type { Counts } from '../../../../src-shared/contract/worklist-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { FilterChips } from '../../../components/filter-chips.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { isWorklistFilter, type WorklistFilter, worklistFilters } from '../worklist-filter.ts';

type FilterBarProps = {
  readonly filter: WorklistFilter;
  readonly counts: Counts | undefined;
  readonly onFilter: (filter: WorklistFilter) => void;
};

/** The filters of the worklist, each with how many accounts it keeps. */
export function FilterBar({ filter, counts, onFilter }: FilterBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const countedAccounts = (count: number | undefined) =>
    count === undefined ? undefined : t('worklist.accounts', { count, shown: formats.count(count) });
  const chips = worklistFilters.map((one) => ({
    key: one.filter,
    name: t(`worklist.filter.${one.filter}`),
    count: counts === undefined ? '' : formats.count(counts[one.count]),
    counted: countedAccounts(counts?.[one.count]),
  }));
  return (
    <FilterChips
      label={t('worklist.filters')}
      chips={chips}
      chosen={filter}
      onChoose={(key) => (isWorklistFilter(key) ? onFilter(key) : undefined)}
    />
  );
}
