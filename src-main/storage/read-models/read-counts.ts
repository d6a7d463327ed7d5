import type { Counts } from '../../../src-shared/contract/worklist-view.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { filterFlags } from './account-flags.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { countPlaced, dayAfter } from './read-placed.ts';
import { approvalSelection } from './read-work-lists.ts';

/** Counts of the rail and of the lists' filters, within the caller's transaction. */
export function readCounts(
  state: ReadModelsState,
  today: string,
  actor: Actor | undefined,
): Omit<Counts, 'attention'> {
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
    visits: countPlaced(file, { list: 'visits', markUntil: dayAfter(today) }),
    approvals: countApprovals(file, 'to-decide', actor),
    askedApprovals: countApprovals(file, 'asked', actor),
    ...countLists(file),
  };
}

function countApprovals(file: SqliteFile, filter: 'to-decide' | 'asked', actor: Actor | undefined): number {
  const selection = actor === undefined ? undefined : approvalSelection(filter, actor);
  return selection === undefined ? 0 : countPlaced(file, selection);
}

/** The lists that are counted whole. */
function countLists(file: SqliteFile) {
  const count = (list: string): number => countPlaced(file, { list });
  return {
    activeDisputes: count('disputes/active'),
    standingPlans: count('plans/standing'),
    activePlans: count('plans/active'),
    missedPlans: count('plans/missed'),
    defaultedPlans: count('plans/defaulted'),
    unsignedPlans: count('plans/not-signed'),
    dunning: count('dunning/due'),
    credit: count('credit/all'),
    creditHolds: count('credit/hold'),
    creditReleases: count('credit/release'),
    creditReviews: count('credit/review'),
    cash: count('receipts/to-deposit'),
    cashNotes: count('receipts/to-deposit-cash'),
    cashCheques: count('receipts/to-deposit-cheques'),
  };
}
