import { create } from 'zustand';
import type { WorklistQuery } from '../../src-shared/contract/worklist-view.ts';

/** Where a person is in the worklist: kept while they look at an account and come back. */
export type WorklistPlace = {
  readonly filter: WorklistQuery['filter'];
  readonly search: string;
  readonly sort: WorklistQuery['sort'];
  readonly direction: WorklistQuery['direction'];
  readonly activeIndex: number;
  /** The account that is selected: it stays so when its rank changes. Null until its row is known. */
  readonly activeAccountId: string | null;
  /** The accounts around the selected one in the order in which the list was left. */
  readonly leftOrder: readonly string[];
};

export const useWorklistPlace = create<WorklistPlace>(() => ({
  filter: 'to-work',
  search: '',
  sort: 'priority',
  direction: 'descending',
  activeIndex: 0,
  activeAccountId: null,
  leftOrder: [],
}));

export function changeWorklistPlace(change: Partial<WorklistPlace>): void {
  useWorklistPlace.setState(change);
}

/** The account after this one in the list as it was left; the first one for an account that was not in it. */
export function nextAccountId(leftOrder: readonly string[], accountId: string): string | undefined {
  return leftOrder[leftOrder.indexOf(accountId) + 1];
}
