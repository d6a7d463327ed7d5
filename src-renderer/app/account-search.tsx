import { Spotlight } from '@mantine/spotlight';
import { IconListSearch, IconSearch } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { restartList } from '../state/list-places.ts';
import { changeWorklistOrder } from '../state/worklist-order.ts';
import { accountSearchStore, highlightFirstHit, openFirstHit } from './account-search-store.ts';
import { useFormats } from './formats.ts';
import { FoundAccount } from './found-account.tsx';
import { goneAtOnce } from './gone-at-once.ts';
import { isSameQuestion } from './lists/list-source.ts';
import { useLiveList } from './lists/use-live-list.ts';
import { askedSearch, type ShownWorklist, worklistSource } from './lists/worklist-source.ts';
import { worklistPath } from './paths.ts';
import { useScreens } from './screens.tsx';
import { readyValue } from './use-live-view.ts';

const shownRows = { offset: 0, limit: 8 };

/** What the window leaves for the hits between the field and the help, so that they alone scroll. */
const listHeight = 'calc(100dvh - 260px)';

/** Ctrl K: finds accounts by what stands on them, and the screens by name. */
export function AccountSearch() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { found, isCurrent } = useFoundAccounts(query, isOpen);
  const rows = found?.rows ?? [];
  const { isHighlighted, holdEnter } = useFirstHit(
    isOpen ? `${query}/${rows.map((row) => row.accountId).join('/')}` : null,
    isCurrent,
  );
  return (
    <Spotlight.Root
      store={accountSearchStore}
      query={query}
      onQueryChange={setQuery}
      onSpotlightOpen={() => setIsOpen(true)}
      // Emptied here: Spotlight does it when its transition has ended, by then the next search may have been typed.
      clearQueryOnClose={false}
      onSpotlightClose={() => {
        setQuery('');
        setIsOpen(false);
      }}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      scrollable
      yOffset={60}
      transitionProps={goneAtOnce}
      attributes={{ content: { 'aria-label': t('search.open') } }}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.open')}
        onKeyDownCapture={(event) => {
          const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing;
          const isAnswered = found?.question.search === askedSearch(event.currentTarget.value);
          const isEarlyEnter = isEnter && !(isAnswered && isHighlighted());
          holdEnter(isEarlyEnter);
          // What stands there are hits of something else, or none of them is highlighted: Spotlight would open the
          // wrong one, or none.
          if (isEarlyEnter) {
            event.preventDefault();
            event.stopPropagation();
          }
        }}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
      />
      <Spotlight.ActionsList mah={listHeight}>
        {rows.map((row) => (
          <FoundAccount
            key={row.accountId}
            row={row}
            foundIn={found?.head.foundIn[row.accountId]}
            search={found?.question.search ?? ''}
          />
        ))}
        <MoreFound total={found?.head.total ?? 0} query={query} />
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

type FirstHit = {
  /** Whether a hit of what stands there is highlighted. Spotlight's own word for it may mean one that is gone. */
  readonly isHighlighted: () => boolean;
  readonly holdEnter: (isEarlyEnter: boolean) => void;
};

/**
 * Highlights the first hit whenever the hits are others, so that Enter opens it. `holdEnter` is told of every key: an
 * Enter before the first hit of what was typed is highlighted waits for it, until another key is pressed.
 */
function useFirstHit(hits: string | null, isCurrent: boolean): FirstHit {
  const isEnterHeld = useRef(false);
  const isHighlighted = useRef(false);
  useLayoutEffect(() => {
    isHighlighted.current = false;
    if (hits === null) isEnterHeld.current = false;
    if (hits === null || !isCurrent) {
      highlightFirstHit(false);
      return;
    }
    // The list is in the document a moment after the dialog opens.
    const frame = requestAnimationFrame(() => {
      highlightFirstHit(true);
      isHighlighted.current = true;
      if (isEnterHeld.current) openFirstHit();
      isEnterHeld.current = false;
    });
    return () => cancelAnimationFrame(frame);
  }, [hits, isCurrent]);
  return {
    isHighlighted: () => isHighlighted.current,
    holdEnter: (isEarlyEnter) => {
      isEnterHeld.current = isEarlyEnter;
    },
  };
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

/** Leads to the worklist with the same search, where more was found than stands here. */
function MoreFound({ total, query }: { total: number; query: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, go] = useLocation();
  const count = total - shownRows.limit;
  if (count <= 0 || query.trim() === '') return null;
  const showAll = () => {
    changeWorklistOrder({ search: query });
    restartList('worklist');
    go(worklistPath('all'));
  };
  return (
    <Spotlight.Action
      label={t('search.more', { count, more: formats.count(count) })}
      leftSection={<IconListSearch size={18} aria-hidden="true" />}
      onClick={showAll}
    />
  );
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
