import { CloseButton, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
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
  /** Opens the row that is selected, which is the first one of what was found. */
  readonly onOpen: () => void;
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
  const countedAccounts = (count: number | undefined) =>
    count === undefined ? undefined : t('worklist.accounts', { count, shown: formats.count(count) });
  const chips = worklistFilters.map((one) => ({
    key: one.filter,
    name: t(`worklist.filter.${one.filter}`),
    count: counts === undefined ? '' : formats.count(counts[one.count]),
    counted: countedAccounts(counts?.[one.count]),
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

/** Enter opens the first hit, an arrow goes to the list; Escape empties the field first and leaves it then. */
function SearchField({ search, onSearch, onOpen, onToList }: SearchFieldProps) {
  const { t } = useTranslation();
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && search === '') event.currentTarget.blur();
    else if (event.key === 'Escape') onSearch('');
    else if (event.key === 'ArrowDown') onToList();
    else if (event.key === 'Enter') onOpen();
    else return;
    event.preventDefault();
  };
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
        onKeyDown={onKey}
      />
    </Tooltip>
  );
}
