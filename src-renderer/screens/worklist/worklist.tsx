import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useList } from '../../app/lists/use-list.ts';
import { useListKeys } from '../../app/lists/use-list-keys.ts';
import { askedSearch, worklistSource } from '../../app/lists/worklist-source.ts';
import { foundPath, noteFound, worklistPath } from '../../app/paths.ts';
import { useSession } from '../../app/session-context.ts';
import { useCounts } from '../../app/use-counts.ts';
import { useIsSynced } from '../../app/use-is-synced.ts';
import { restartList } from '../../state/list-places.ts';
import { seekNote } from '../../state/sought-note.ts';
import { changeWorklistOrder, useWorklistOrder, type WorklistOrder } from '../../state/worklist-order.ts';
import { isCatchingUp, useCatchingUp } from './use-catching-up.ts';
import type { WorklistFilter } from './worklist-filter.ts';
import { WorklistView } from './worklist-view.tsx';

/** The worklist: asks for the rows around what is in view and works by keyboard. */
export function Worklist({ filter }: { filter: WorklistFilter }) {
  const { today } = useSession();
  const [, go] = useLocation();
  const order = useWorklistOrder();
  const list = useList({
    name: 'worklist',
    path: worklistPath(filter),
    source: worklistSource,
    question: { ...order, search: askedSearch(order.search), filter },
    isSettled: ({ staleCount }) => !isCatchingUp(staleCount),
    onOpen: ({ accountId }, { head }) => seekNote(noteFound(accountId, head.foundIn[accountId])),
    pathOf: (row, { head }) => foundPath(row.accountId, head.foundIn[row.accountId]),
  });
  const [whyKey, setWhyKey] = useState<string | null>(null);
  const selectedKey = list.rowForKeys?.accountId ?? null;
  // The reasons are those of the selected account: they go when another one is selected.
  useEffect(() => setWhyKey((present) => (present === selectedKey ? present : null)), [selectedKey]);
  const changeOrder = (change: Partial<WorklistOrder>) => {
    changeWorklistOrder(change);
    restartList('worklist');
  };
  const clearSearch = () => (order.search === '' ? undefined : changeOrder({ search: '' }));
  const openSelected = useListKeys(list, {
    e: () => setWhyKey(whyKey === selectedKey ? null : selectedKey),
    escape: () => (whyKey === null ? clearSearch() : setWhyKey(null)),
    '/': () => document.getElementById('worklist-search')?.focus(),
  });
  return (
    <WorklistView
      list={list}
      counts={useCounts()}
      filter={filter}
      order={order}
      whyKey={whyKey}
      today={today}
      isSynced={useIsSynced()}
      catchingUpCount={useCatchingUp(list.shown?.head.staleCount ?? 0)}
      actions={{
        search: (search) => changeOrder({ search }),
        sortBy: (sort, direction) => changeOrder({ sort, direction }),
        filter: (chosen) => go(worklistPath(chosen)),
        chooseFirst: () => restartList('worklist'),
        openSelected,
        showWhy: setWhyKey,
      }}
    />
  );
}
