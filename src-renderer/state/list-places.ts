import { create } from 'zustand';

export type ListName =
  | 'worklist'
  | 'accounts'
  | 'promises'
  | 'disputes'
  | 'follow-ups'
  | 'approvals'
  | 'dunning'
  | 'notices'
  | 'credit'
  | 'cash'
  | 'documents'
  | 'plans';

/** The selected row of a list: kept while a person looks at an account and comes back. */
export type ListPlace = {
  readonly activeIndex: number;
  /** The selected row: it stays so when its rank changes. Null until its row is known. */
  readonly activeKey: string | null;
};

/** A row of a list as it was left. */
export type LeftRow = { readonly key: string; readonly accountId: string };

/** The list that a person came from, with the rows around the selected one in the order in which it was left. */
export type LeftList = { readonly name: ListName; readonly path: string; readonly rows: readonly LeftRow[] };

type ListPlaces = {
  readonly places: Readonly<Record<ListName, ListPlace>>;
  readonly left: LeftList;
};

const firstRow: ListPlace = { activeIndex: 0, activeKey: null };

const firstPlaces: ListPlaces = {
  places: {
    worklist: firstRow,
    accounts: firstRow,
    plans: firstRow,
    promises: firstRow,
    disputes: firstRow,
    'follow-ups': firstRow,
    approvals: firstRow,
    dunning: firstRow,
    notices: firstRow,
    credit: firstRow,
    cash: firstRow,
    documents: firstRow,
  },
  left: { name: 'worklist', path: '/', rows: [] },
};

export const useListPlaces = create<ListPlaces>(() => firstPlaces);

/** Every list stands at its first row, and none was left. */
export function forgetListPlaces(): void {
  useListPlaces.setState(firstPlaces);
}

export function changeListPlace(name: ListName, change: Partial<ListPlace>): void {
  useListPlaces.setState(({ places }) => ({ places: { ...places, [name]: { ...places[name], ...change } } }));
}

/** Selects the first row, whichever it will be. */
export function restartList(name: ListName): void {
  changeListPlace(name, firstRow);
}

/** A list is shown: with another address than last time it begins at its first row. */
export function enterList(name: ListName, path: string): void {
  const { left } = useListPlaces.getState();
  if (left.path === path) return;
  useListPlaces.setState({ left: { name, path, rows: [] } });
  restartList(name);
}

/** An account of the list is opened. */
export function leaveList(rows: readonly LeftRow[]): void {
  useListPlaces.setState(({ left }) => ({ left: { ...left, rows } }));
}

/**
 * The row of the next account in a list as it was left; the first row for an account that was not in it. An account may
 * have several rows: `activeKey` says from which one it was opened.
 */
export function nextRow(
  rows: readonly LeftRow[],
  accountId: string,
  activeKey: string | null,
): LeftRow | undefined {
  const opened = rows.findIndex((row) => row.key === activeKey && row.accountId === accountId);
  const from = opened < 0 ? rows.findIndex((row) => row.accountId === accountId) : opened;
  return rows.slice(from + 1).find((row) => row.accountId !== accountId);
}
