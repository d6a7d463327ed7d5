import { useEffect, useState } from 'react';
import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import {
  type AccountListName,
  type AccountListOrder,
  changeAccountOrder,
  useAccountOrders,
} from '../../state/account-orders.ts';
import { clearPicked, isAnyPicked, useAccountSelection } from '../../state/account-selection.ts';
import { closedIn, useClosedGroups } from '../../state/closed-groups.ts';
import { restartList } from '../../state/list-places.ts';
import { seekNote } from '../../state/sought-note.ts';
import { usePicking } from '../bulk/use-picking.ts';
import { useList } from '../lists/use-list.ts';
import { useListKeys } from '../lists/use-list-keys.ts';
import { askedSearch, type WorklistQuestion, worklistSource } from '../lists/worklist-source.ts';
import { foundPath, noteFound } from '../paths.ts';
import type { Shortcuts } from '../use-shortcuts.ts';
import type { AccountList } from './account-table.tsx';
import { isCatchingUp } from './use-catching-up.ts';
import { useToggleGroup } from './use-toggle-group.ts';

type AccountListOptions = {
  readonly name: AccountListName;
  readonly path: string;
  readonly filter: WorklistQuery['filter'];
  /** What the screen itself narrows the list to and groups it by. */
  readonly narrowing?: WorklistQuery['narrowing'];
  readonly grouping?: NonNullable<WorklistQuery['grouping']>;
  readonly keys?: Shortcuts;
};

/** A list of accounts on a screen: what is asked, its keys, which rows are picked, why a row stands where it does. */
export type AccountListState = {
  readonly list: AccountList;
  readonly order: AccountListOrder;
  readonly question: WorklistQuestion;
  readonly whyKey: string | null;
  readonly showWhy: (key: string | null) => void;
  readonly changeOrder: (change: Partial<AccountListOrder>) => void;
  readonly openSelected: () => void;
  /** Closes an open group, opens a closed one. */
  readonly toggleGroup: (key: string) => void;
};

export function useAccountList(options: AccountListOptions): AccountListState {
  const { name, path, filter } = options;
  const order = useAccountOrders((orders) => orders[name]);
  const grouping = options.grouping ?? order.grouping;
  const closed = [...useClosedGroups((all) => closedIn(all, name, grouping))];
  const question: WorklistQuestion = {
    search: askedSearch(order.search),
    sort: order.sort,
    direction: order.direction,
    filter,
    narrowing: { ...order.narrowing, ...options.narrowing },
    ...(grouping === null ? {} : { grouping }),
    ...(closed.length === 0 ? {} : { closed }),
  };
  const { list, toggle } = usePicking(
    useList({
      name,
      path,
      source: worklistSource,
      question,
      isSettled: ({ staleCount }) => !isCatchingUp(staleCount),
      onOpen: ({ accountId }, { head }) => seekNote(noteFound(accountId, head.foundIn[accountId])),
      pathOf: (row, { head }) => foundPath(row.accountId, head.foundIn[row.accountId]),
    }),
  );
  const [whyKey, setWhyKey] = useState<string | null>(null);
  const selectedKey = list.rowForKeys?.accountId ?? null;
  // The reasons are those of the selected account: they go when another one is selected.
  useEffect(() => setWhyKey((present) => (present === selectedKey ? present : null)), [selectedKey]);
  const groups = useToggleGroup(name, grouping, list);
  const changeOrder = (change: Partial<AccountListOrder>) => {
    changeAccountOrder(name, change);
    restartList(name);
  };
  const keys: Shortcuts = {
    e: () => setWhyKey(whyKey === selectedKey ? null : selectedKey),
    escape: () => leaveOne({ whyKey, setWhyKey, order, changeOrder }),
    '/': () => document.getElementById(`${name}-search`)?.focus(),
    ...groups.keys,
    ...options.keys,
  };
  const openSelected = useListKeys(list, keys, { x: toggle });
  return {
    ...{ list, order, question, whyKey, showWhy: setWhyKey, changeOrder, openSelected },
    toggleGroup: groups.toggle,
  };
}

type Leaving = Pick<AccountListState, 'whyKey' | 'order' | 'changeOrder'> & {
  readonly setWhyKey: (key: null) => void;
};

/** Escape takes back one thing at a time: the reasons that are shown, what was picked, what was searched. */
function leaveOne({ whyKey, setWhyKey, order, changeOrder }: Leaving): void {
  if (whyKey !== null) setWhyKey(null);
  else if (isAnyPicked(useAccountSelection.getState())) clearPicked();
  else if (order.search !== '') changeOrder({ search: '' });
}
