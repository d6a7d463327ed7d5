import type { Counts } from '../../../src-shared/contract/worklist-view.ts';
import { filterFlags } from './account-flags.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { countPlaced, dayAfter } from './read-placed.ts';

/** Counts of the rail. */
export function readCounts(state: ReadModelsState, today: string): Omit<Counts, 'attention'> {
  const { columns, file } = state;
  const counts = { accounts: 0, toWork: 0, promisesDue: 0, brokenPromises: 0, disputes: 0 };
  for (let accountKey = 0; accountKey < columns.size; accountKey += 1) {
    if (!columns.isKept(accountKey, filterFlags.all)) continue;
    const flags = columns.flags[accountKey] ?? 0;
    counts.accounts += 1;
    if (flags & filterFlags['to-work']) counts.toWork += 1;
    if (flags & filterFlags['promises-due']) counts.promisesDue += 1;
    if (flags & filterFlags['broken-promises']) counts.brokenPromises += 1;
    if (flags & filterFlags.disputes) counts.disputes += 1;
  }
  return {
    ...counts,
    duePromises: countPlaced(file, { list: 'promises/open', before: dayAfter(today) }),
    lateDisputes: countPlaced(file, { list: 'disputes/active', before: today }),
    followUpsDue: countPlaced(file, { list: 'follow-ups', before: dayAfter(today) }),
  };
}
