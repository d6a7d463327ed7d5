import { CloseButton, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Counts } from '../../../../src-shared/contract/worklist-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { FilterChips } from '../../../components/filter-chips.tsx';
import { KeyHint } from '../../../components/key-hint.tsx';
import { isWorklistFilter, type WorklistFilter, worklistFilters } from '../worklist-filter.ts';
import styles from '../worklist-view.module.css';

type SearchFieldProps = {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** From the search to the first row of the list. */
  readonly onToList: () => void;
};

type FilterBarProps = SearchFieldProps & {
  readonly filter: WorklistFilter;
  readonly counts: Counts | undefined;
  readonly onFilter: (filter: WorklistFilter) => void;
};

export function FilterBar({ filter, counts, onFilter, ...search }: FilterBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const chips = worklistFilters.map((one) => ({
    key: one.filter,
    name: t(`worklist.filter.${one.filter}`),
    count: counts === undefined ? '' : formats.count(counts[one.count]),
  }));
  return (
    <>
      <FilterChips
        label={t('worklist.filters')}
        chips={chips}
        chosen={filter}
        onChoose={(key) => (isWorklistFilter(key) ? onFilter(key) : undefined)}
      />
      <SearchField {...search} />
    </>
  );
}

function SearchField({ search, onSearch, onToList }: SearchFieldProps) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('search.help')} multiline w={300} openDelay={600} position="bottom-end">
      <TextInput
        id="worklist-search"
        className={styles.search ?? ''}
        size="sm"
        value={search}
        maxLength={200}
        placeholder={t('worklist.searchIn')}
        aria-label={t('worklist.search')}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        rightSection={
          search === '' ? (
            <KeyHint keys="/" />
          ) : (
            <CloseButton size="sm" aria-label={t('worklist.clearSearch')} onClick={() => onSearch('')} />
          )
        }
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSearch('');
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          onToList();
        }}
      />
    </Tooltip>
  );
}
