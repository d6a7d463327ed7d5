import { type Dispatch, type SetStateAction, useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../app/session-context.ts';
import { readyValue, useLiveView } from '../../app/use-live-view.ts';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { openForm } from '../../state/open-form.ts';
import { changeWorklistPlace, useWorklistPlace } from '../../state/worklist-place.ts';
import { firstRowWindow, rowWindowFor } from './row-window.ts';
import { type WorklistFilter, worklistPath } from './worklist-filter.ts';
import { type WorklistActions, WorklistView } from './worklist-view.tsx';

/** The worklist: asks for the rows around what is in view and works by keyboard. */
export function Worklist({ filter }: { filter: WorklistFilter }) {
  const { today } = useSession();
  const [, go] = useLocation();
  const { search, sort, direction, activeIndex } = useWorklistPlace();
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
  const shown = readyValue(view);
  const total = shown?.total ?? 0;
  const active = Math.min(activeIndex, Math.max(0, total - 1));
  const activeRow = shown?.rows[active - shown.query.offset];
  const actions = worklistActions(go, setWhyIndex, (first, last) =>
    setRowWindow((present) => rowWindowFor(first, last, present)),
  );
  useWorklistShortcuts({ active, total, accountId: activeRow?.accountId, whyIndex, actions });
  return (
    <WorklistView
      view={view}
      counts={counts}
      filter={filter}
      place={{ search, sort, direction, activeIndex: active }}
      activeRow={activeRow}
      whyIndex={whyIndex}
      today={today}
      actions={actions}
    />
  );
}

function worklistActions(
  go: (path: string) => void,
  showWhy: Dispatch<SetStateAction<number | null>>,
  onRowsInView: (first: number, last: number) => void,
): WorklistActions {
  const restart = { activeIndex: 0 };
  return {
    open: (accountId) => go(`/account/${encodeURIComponent(accountId)}`),
    openStatement: (accountId) => go(`/account/${encodeURIComponent(accountId)}/statement`),
    openForm: (kind, accountId) => openForm(kind, accountId),
    choose: (index) => {
      showWhy((present) => (present === index ? present : null));
      changeWorklistPlace({ activeIndex: index });
    },
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

function useWorklistShortcuts({ active, total, accountId, whyIndex, actions }: ShortcutScope): void {
  const move = (by: number) => () => actions.choose(Math.max(0, Math.min(total - 1, active + by)));
  const onAccount = (run: (accountId: string) => void) => () => {
    if (accountId !== undefined) run(accountId);
  };
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
