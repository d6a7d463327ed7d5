import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Counts } from '../../../../src-shared/contract/worklist-view.ts';
import { useFormats } from '../../../app/formats.ts';
import { classNames } from '../../../components/class-names.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { type WorklistFilter, worklistFilters } from '../worklist-filter.ts';
import styles from './filter-bar.module.css';

type FilterBarProps = {
  readonly filter: WorklistFilter;
  readonly counts: Counts | undefined;
  readonly search: string;
  readonly onFilter: (filter: WorklistFilter) => void;
  readonly onSearch: (search: string) => void;
  /** From the search to the first row of the list. */
  readonly onToList: () => void;
};

export function FilterBar(props: FilterBarProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles.bar}>
      <fieldset className={styles.chips} aria-label={t('worklist.filters')}>
        {worklistFilters.map(({ filter, count }) => (
          <button
            key={filter}
            type="button"
            className={classNames(styles.chip, filter === props.filter && styles.chosen)}
            aria-pressed={filter === props.filter}
            onClick={() => props.onFilter(filter)}
          >
            {t(`worklist.filter.${filter}`)}
            <span className={styles.count}>
              {props.counts === undefined ? '' : formats.count(props.counts[count])}
            </span>
          </button>
        ))}
      </fieldset>
      <SearchField search={props.search} onSearch={props.onSearch} onToList={props.onToList} />
    </div>
  );
}

function SearchField({
  search,
  onSearch,
  onToList,
}: Pick<FilterBarProps, 'search' | 'onSearch' | 'onToList'>) {
  const { t } = useTranslation();
  return (
    <TextInput
      id="worklist-search"
      className={styles.search ?? ''}
      size="sm"
      value={search}
      maxLength={200}
      placeholder={t('worklist.search')}
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
  );
}
