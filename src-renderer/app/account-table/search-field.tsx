import { CloseButton, TextInput, Tooltip } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import { useTranslation } from '../../components/translation.tsx';
import styles from './search-field.module.css';

type SearchFieldProps = {
  readonly id: string;
  readonly search: string;
  /** What is looked through, where it is no list of accounts. */
  readonly words?: { readonly placeholder: string; readonly help: string };
  readonly onSearch: (search: string) => void;
  /** Opens the row that is selected, which is the first one of what was found. */
  readonly onOpen: () => void;
  /** From the search to the first row of the list. */
  readonly onToList: () => void;
};

/** Enter opens the first hit, an arrow goes to the list; Escape empties the field first and leaves it then. */
export function SearchField({ id, search, words, onSearch, onOpen, onToList }: SearchFieldProps) {
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
    <Tooltip label={words?.help ?? t('search.help')} multiline w={300} openDelay={600} position="bottom-end">
      <TextInput
        id={id}
        className={styles.search ?? ''}
        size="sm"
        value={search}
        maxLength={200}
        placeholder={words?.placeholder ?? t('worklist.searchIn')}
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
