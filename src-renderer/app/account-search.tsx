import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { accountSearchStore, highlightFirstHit } from './account-search-store.ts';
import { FoundAccount } from './found-account.tsx';
import { isSameQuestion } from './lists/list-source.ts';
import { useLiveList } from './lists/use-live-list.ts';
import { askedSearch, type ShownWorklist, worklistSource } from './lists/worklist-source.ts';
import { useScreens } from './screens.tsx';
import { readyValue } from './use-live-view.ts';

const shownRows = { offset: 0, limit: 8 };

/** Ctrl K: finds accounts by what stands on them, and the screens by name. */
export function AccountSearch() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { found, isCurrent } = useFoundAccounts(query, isOpen);
  const rows = found?.rows ?? [];
  useFirstHit(isOpen ? `${query}/${rows.map((row) => row.accountId).join('/')}` : null, isCurrent);
  return (
    <Spotlight.Root
      store={accountSearchStore}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => {
        setQuery('');
        setIsOpen(true);
      }}
      onSpotlightClose={() => setIsOpen(false)}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      scrollable
      attributes={{ content: { 'aria-label': t('search.open') } }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.open')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {rows.map((row) => (
          <FoundAccount
            key={row.accountId}
            row={row}
            foundIn={found?.head.foundIn[row.accountId]}
            search={found?.question.search ?? ''}
          />
        ))}
        {rows.length === 0 && isCurrent && query !== '' ? (
          <Spotlight.Empty>{t('search.nothing')}</Spotlight.Empty>
        ) : null}
        <ScreenActions query={query} />
      </Spotlight.ActionsList>
      <Spotlight.Footer fz="xs" c="dimmed" py={8}>
        {t('search.help')}
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

/** Highlights the first hit whenever the hits are others, so that Enter opens it. */
function useFirstHit(hits: string | null, isCurrent: boolean): void {
  useEffect(() => {
    if (hits === null) return;
    // The list is in the document a moment after the dialog opens.
    const frame = requestAnimationFrame(() => highlightFirstHit(isCurrent));
    return () => cancelAnimationFrame(frame);
  }, [hits, isCurrent]);
}

type Found = { readonly found: ShownWorklist | undefined; readonly isCurrent: boolean };

function useFoundAccounts(query: string, isOpen: boolean): Found {
  const question = {
    search: askedSearch(query),
    filter: 'all',
    sort: 'priority',
    direction: 'descending',
  } as const;
  const found = readyValue(useLiveList(worklistSource, isOpen ? question : null, shownRows));
  return { found, isCurrent: found !== undefined && isSameQuestion(found.question, question) };
}

function ScreenActions({ query }: { query: string }) {
  const [, go] = useLocation();
  return useScreens()
    .filter((screen) => screen.name.toLowerCase().includes(query.trim().toLowerCase()))
    .map((screen) => (
      <Spotlight.Action
        key={screen.path}
        label={screen.name}
        leftSection={screen.icon}
        onClick={() => go(screen.path)}
      />
    ));
}
