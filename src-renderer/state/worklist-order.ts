import { create } from 'zustand';
import type { WorklistQuery } from '../../src-shared/contract/worklist-view.ts';

/** What is searched in the worklist and how it is sorted: kept while a person looks at an account and comes back. */
export type WorklistOrder = Pick<WorklistQuery, 'search' | 'sort' | 'direction'>;

export const useWorklistOrder = create<WorklistOrder>(() => ({
  search: '',
  sort: 'priority',
  direction: 'descending',
}));

export function changeWorklistOrder(change: Partial<WorklistOrder>): void {
  useWorklistOrder.setState(change);
}
