import type { Counts, WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';

export type WorklistFilter = WorklistQuery['filter'];

/** The filters in the order of their chips, with the count that each shows. */
export const worklistFilters: readonly { readonly filter: WorklistFilter; readonly count: keyof Counts }[] = [
  { filter: 'to-work', count: 'toWork' },
  { filter: 'promises-due', count: 'promisesDue' },
  { filter: 'broken-promises', count: 'brokenPromises' },
  { filter: 'disputes', count: 'disputes' },
  { filter: 'all', count: 'accounts' },
];

/** True for the name of a filter, as it stands in an address. */
export function isWorklistFilter(name: string): name is WorklistFilter {
  return worklistFilters.some((one) => one.filter === name);
}
