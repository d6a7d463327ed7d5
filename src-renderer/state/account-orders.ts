import { create } from 'zustand';
import type { Narrowing, WorklistGrouping, WorklistQuery } from '../../src-shared/contract/worklist-view.ts';

/** What is searched in a list of accounts, how it is narrowed down, sorted and grouped. */
export type AccountListOrder = Pick<WorklistQuery, 'search' | 'sort' | 'direction'> & {
  readonly narrowing: Narrowing;
  readonly grouping: WorklistGrouping | null;
};

export type AccountListName = 'worklist' | 'accounts';

export const firstOrders: Readonly<Record<AccountListName, AccountListOrder>> = {
  worklist: { search: '', sort: 'priority', direction: 'descending', narrowing: {}, grouping: null },
  accounts: { search: '', sort: 'name', direction: 'ascending', narrowing: {}, grouping: null },
};

/** Kept while a person looks at an account and comes back. */
export const useAccountOrders = create<Readonly<Record<AccountListName, AccountListOrder>>>(
  () => firstOrders,
);

export function changeAccountOrder(name: AccountListName, change: Partial<AccountListOrder>): void {
  useAccountOrders.setState((orders) => ({ [name]: { ...orders[name], ...change } }));
}

/** What one person searched and how the lists stood is nothing for the next. */
export function forgetAccountOrders(): void {
  useAccountOrders.setState(firstOrders);
}
