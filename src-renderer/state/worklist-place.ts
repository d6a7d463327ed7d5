import { create } from 'zustand';
import type { WorklistQuery } from '../../src-shared/contract/worklist-view.ts';

/** Where a person is in the worklist: kept while they look at an account and come back. */
export type WorklistPlace = {
  readonly search: string;
  readonly sort: WorklistQuery['sort'];
  readonly direction: WorklistQuery['direction'];
  readonly activeIndex: number;
};

export const useWorklistPlace = create<WorklistPlace>(() => ({
  search: '',
  sort: 'priority',
  direction: 'descending',
  activeIndex: 0,
}));

export function changeWorklistPlace(change: Partial<WorklistPlace>): void {
  useWorklistPlace.setState(change);
}
