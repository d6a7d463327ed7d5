import { Spotlight } from '@mantine/spotlight';
import { IconAlertTriangle, IconListDetails, IconSearch, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import { accountSearchStore, highlightFirstHit } from './account-search-store.ts';
import { useFormats } from './formats.ts';
import { readyValue, useLiveView } from './use-live-view.ts';

const shownCount = 8;

/** Ctrl K: finds accounts by number or name, and the screens by name. */
export function AccountSearch() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { rows, isCurrent } = useFoundAccounts(query, isOpen);
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
          <FoundAccount key={row.accountId} row={row} />
        ))}
        {rows.length === 0 && query !== '' ? <Spotlight.Empty>{t('search.nothing')}</Spotlight.Empty> : null}
        <ScreenActions query={query} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

type Found = { readonly rows: readonly WorklistRow[]; readonly isCurrent: boolean };

/** Highlights the first hit whenever the hits are others, so that Enter opens it. */
function useFirstHit(hits: string | null, isCurrent: boolean): void {
  useEffect(() => {
    if (hits === null) return;
    // The list is in the document a moment after the dialog opens.
    const frame = requestAnimationFrame(() => highlightFirstHit(isCurrent));
    return () => cancelAnimationFrame(frame);
  }, [hits, isCurrent]);
}

function useFoundAccounts(query: string, isOpen: boolean): Found {
  const search = query.trim().slice(0, 200);
  const view = useLiveView(
    (client, signal) =>
      client.worklist.watch(
        { offset: 0, limit: shownCount, search, filter: 'all', sort: 'priority', direction: 'descending' },
        { signal },
      ),
    isOpen ? search : null,
  );
  const found = readyValue(view);
  return { rows: found?.rows ?? [], isCurrent: found?.query.search === search };
}

function FoundAccount({ row }: { row: WorklistRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [, go] = useLocation();
  const overdue = t('search.overdue', { amount: formats.amount(row.overdueMinor, row.currency) });
  return (
    <Spotlight.Action
      label={row.name}
      description={`${row.number} · ${overdue}`}
      onClick={() => go(`/account/${encodeURIComponent(row.accountId)}`)}
    />
  );
}

function ScreenActions({ query }: { query: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const screens: readonly { label: string; to: string; icon: ReactNode }[] = [
    { label: t('rail.worklist'), to: '/', icon: <IconListDetails size={18} /> },
    { label: t('rail.attention'), to: '/attention', icon: <IconAlertTriangle size={18} /> },
    { label: t('rail.settings'), to: '/settings', icon: <IconSettings size={18} /> },
  ];
  return screens
    .filter((screen) => screen.label.toLowerCase().includes(query.trim().toLowerCase()))
    .map((screen) => (
      <Spotlight.Action
        key={screen.to}
        label={screen.label}
        leftSection={screen.icon}
        onClick={() => go(screen.to)}
      />
    ));
}
