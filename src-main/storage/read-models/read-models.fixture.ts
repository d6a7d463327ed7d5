import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import type { AccountSummary, ReadModelsPort } from '../../engine/ports/read-models-port.ts';

/** The first window over everything. */
export const wholeWorklist: WorklistQuery = {
  offset: 0,
  limit: 500,
  search: '',
  filter: 'all',
  sort: 'priority',
  direction: 'descending',
};

/** Stores summaries as a computation does: each account is marked and then stored. */
export function storeAll(readModels: ReadModelsPort, summaries: readonly AccountSummary[]): void {
  const accountIds = summaries.map(({ row }) => row.accountId);
  readModels.markStale(accountIds);
  readModels.store(
    summaries.map((summary) => ({ stale: markOf(readModels, summary.row.accountId), summary })),
  );
}

/** Stores that these accounts are gone. */
export function storeGone(readModels: ReadModelsPort, accountIds: readonly string[]): void {
  readModels.markStale(accountIds);
  readModels.store(
    accountIds.map((accountId) => ({ stale: markOf(readModels, accountId), summary: undefined })),
  );
}

/** The mark of an account that is stale. */
export function markOf(readModels: ReadModelsPort, accountId: string) {
  const stale = readModels.staleMark(accountId);
  if (stale === undefined) throw new Error(`${accountId} is not stale`);
  return stale;
}
