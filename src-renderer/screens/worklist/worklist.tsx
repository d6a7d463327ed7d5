import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { WorklistWindow } from '../../../src-shared/contract/worklist-view.ts';
import { worklistPath } from '../../app/paths.ts';
import { useSession } from '../../app/session-context.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { openForm } from '../../state/open-form.ts';
import { changeWorklistPlace, useWorklistPlace } from '../../state/worklist-place.ts';
import { followAccount, isAnswerTo } from './follow-account.ts';
import { firstRowWindow, rowWindowFor } from './row-window.ts';
import { useSelectedAccount } from './use-selected-account.ts';
import type { WorklistFilter } from './worklist-filter.ts';
import { type WorklistActions, WorklistView } from './worklist-view.tsx';

/** The worklist: asks for the rows around what is in view and works by keyboard. */
export function Worklist({ filter }: { filter: WorklistFilter }) {
  const { today } = useSession();
  const [, go] = useLocation();
  const place = useWorklistPlace();
  const { search, sort, direction, activeIndex } = place;
  const [rowWindow, setRowWindow] = useState(firstRowWindow);
  const [whyIndex, setWhyIndex] = useState<number | null>(null);
  const query = { ...rowWindow, search: search.trim(), filter, sort, direction };
  const view = useLiveView(
    (client, signal) => client.worklist.watch(query, { signal }),
    JSON.stringify(query),
  );
  const counts = readyValue(
    useLiveView((client, signal) => client.worklist.counts(undefined, { signal }), 'counts'),
  );
  const sync = readyValue(useLiveView((client, signal) => client.sync.watch(undefined, { signal }), 'sync'));
  const shown = readyValue(view);
  const total = shown?.total ?? 0;
  const followed =
    shown !== undefined && isAnswerTo(shown.query, query) ? followAccount(shown, place) : undefined;
  const active =
    followed?.state === 'at' ? followed.activeIndex : Math.min(activeIndex, Math.max(0, total - 1));
  const activeRow = shown?.rows[active - shown.query.offset];
  useSelectedAccount(shown, query);
  useEffect(() => {
    if (useWorklistPlace.getState().filter === filter) return;
    changeWorklistPlace({ filter, activeIndex: 0, activeAccountId: null });
  }, [filter]);
  const actions = worklistActions(go, setWhyIndex, shown, (first, last) =>
    setRowWindow((present) => rowWindowFor(first, last, present)),
  );
  useWorklistShortcuts({
    active,
    total,
    accountId: followed?.state === 'at' ? followed.activeAccountId : undefined,
    whyIndex,
    actions,
  });
  return (
    <WorklistView
      view={view}
      counts={counts}
      filter={filter}
      place={{ ...place, activeIndex: active }}
      activeRow={activeRow}
      whyIndex={whyIndex}
      today={today}
      isSynced={sync?.phase === 'up-to-date'}
      actions={actions}
    />
  );
}

function worklistActions(
  go: (path: string) => void,
  showWhy: Dispatch<SetStateAction<number | null>>,
  shown: WorklistWindow | undefined,
  onRowsInView: (first: number, last: number) => void,
): WorklistActions {
  const restart = { activeIndex: 0, activeAccountId: null };
  const accountIdAt = (index: number) => shown?.rows[index - shown.query.offset]?.accountId ?? null;
  const leave = (accountId: string) =>
    changeWorklistPlace({
      activeAccountId: accountId,
      leftOrder: shown?.rows.map((row) => row.accountId) ?? [],
    });
  return {
    open: (accountId) => {
      leave(accountId);
      go(`/account/${encodeURIComponent(accountId)}`);
    },
    openStatement: (accountId) => {
      leave(accountId);
      go(`/account/${encodeURIComponent(accountId)}/statement`);
    },
    openForm: (kind, accountId) => openForm(kind, accountId),
    choose: (index) => {
      showWhy((present) => (present === index ? present : null));
      changeWorklistPlace({ activeIndex: index, activeAccountId: accountIdAt(index) });
    },
    chooseFirst: () => changeWorklistPlace(restart),
    search: (search) => changeWorklistPlace({ search, ...restart }),
    sortBy: (sort, direction) => changeWorklistPlace({ sort, direction, ...restart }),
    filter: (filter) => {
      changeWorklistPlace(restart);
      go(worklistPath(filter));
    },
    showWhy,
    rowsInView: onRowsInView,
  };
}

type ShortcutScope = {
  readonly active: number;
  readonly total: number;
  readonly accountId: string | undefined;
  readonly whyIndex: number | null;
  readonly actions: WorklistActions;
};

/** A key for a row that is still on its way after a long jump: it is not lost, it waits for the row. */
type HeldKey = { readonly run: (accountId: string) => void; readonly atMs: number };

const heldKeyMs = 2_000;

function useWorklistShortcuts({ active, total, accountId, whyIndex, actions }: ShortcutScope): void {
  const held = useRef<HeldKey | null>(null);
  const move = (by: number) => () => {
    held.current = null;
    actions.choose(Math.max(0, Math.min(total - 1, active + by)));
  };
  const onAccount = (run: (accountId: string) => void) => () => {
    if (accountId !== undefined) run(accountId);
    else held.current = { run, atMs: performance.now() };
  };
  useEffect(() => {
    const key = held.current;
    if (accountId === undefined || key === null) return;
    held.current = null;
    if (performance.now() - key.atMs < heldKeyMs) key.run(accountId);
  }, [accountId]);
  const page = 15;
  useShortcuts({
    j: move(1),
    arrowdown: move(1),
    k: move(-1),
    arrowup: move(-1),
    n: move(1),
    pagedown: move(page),
    pageup: move(-page),
    home: () => actions.choose(0),
    end: () => actions.choose(Math.max(0, total - 1)),
    enter: onAccount(actions.open),
    c: onAccount((id) => actions.openForm('activity', id)),
    p: onAccount((id) => actions.openForm('promise', id)),
    d: onAccount((id) => actions.openForm('dispute', id)),
    s: onAccount(actions.openStatement),
    e: () => actions.showWhy(whyIndex === active ? null : active),
    escape: () => actions.showWhy(null),
    '/': () => document.getElementById('worklist-search')?.focus(),
  });
}
