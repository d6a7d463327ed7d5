import type { ReadModelsPort } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readAccountKey, readAccountRows } from './account-row.ts';
import { readAccountsByNumber } from './accounts-by-number.ts';
import { clearReadModels } from './clear-read-models.ts';
import { companyOf } from './companies.ts';
import { createFigureChanges, readAccountsBehind, readFigureTotal } from './figure-totals.ts';
import { readFoundIn } from './found-in.ts';
import { readCashReport } from './read-cash.ts';
import { readCounts } from './read-counts.ts';
import { readDisputeBoard, readDisputes, readFollowUps, readPromises } from './read-due-lists.ts';
import { nextRevision } from './read-models-clock.ts';
import { createStateReader } from './read-models-state.ts';
import { readVersion, writeVersion } from './read-models-version.ts';
import {
  readApprovals,
  readCredit,
  readDunning,
  readDunningCounts,
  readNotices,
  readPlans,
  readReceipts,
  readVisits,
} from './read-work-lists.ts';
import { readRows, readTotals } from './read-worklist.ts';
import { readWorklistChoices } from './read-worklist-choices.ts';
import { readGroups } from './read-worklist-groups.ts';
import { outdateSearchForms } from './search-forms-version.ts';
import {
  countStale,
  markAccountsStale,
  markAllAccountsStale,
  readStale,
  readStaleMark,
} from './stale-accounts.ts';
import { storeUpdate } from './store-summary.ts';

/** The read models in the encrypted file. */
export function createSqliteReadModels(file: SqliteFile): ReadModelsPort {
  const read = createStateReader(file);
  return {
    // What these two write may be lost only together with all that came later, the document that made it stale included.
    markStale: (accountIds) => file.writeRebuildable(() => markAccountsStale(file, accountIds)),
    markAllStale: () => file.write(() => markAllAccountsStale(file)),
    stale: (limit, except = []) => readStale(file, limit, except),
    staleMark: (accountId) => readStaleMark(file, accountId),
    staleCount: () => countStale(file),
    store(updates) {
      file.writeRebuildable(() => {
        const revision = nextRevision(file);
        const figures = createFigureChanges(file);
        for (const update of updates) storeUpdate(file, update, revision, figures);
        figures.add();
      });
    },
    version: () => readVersion(file),
    setVersion: (version) => writeVersion(file, version),
    outdateSearchForms: () => outdateSearchForms(file),
    rows: (query) => read((state) => readRows(state, query)),
    totals: (query) => read((state) => readTotals(state, query)),
    groups: (query) => read((state) => readGroups(state, query)),
    companyOf: (accountId) => read((state) => companyOf(state, accountId)),
    worklistChoices: () => read((state) => readWorklistChoices(state)),
    foundIn: (search, accountIds) => file.read(() => readFoundIn(file, search, accountIds)),
    counts: (today, actor) => read((state) => readCounts(state, today, actor)),
    promises: (query, today) => file.read(() => readPromises(file, query, today)),
    disputes: (query, today) => file.read(() => readDisputes(file, query, today)),
    followUps: (query, today) => file.read(() => readFollowUps(file, query, today)),
    disputeBoard: (today) => file.read(() => readDisputeBoard(file, today)),
    plans: (query) => file.read(() => readPlans(file, query)),
    dunning: (query) => file.read(() => readDunning(file, query)),
    notices: (query) => file.read(() => readNotices(file, query)),
    dunningCounts: () => file.read(() => readDunningCounts(file)),
    approvals: (query, actor) => file.read(() => readApprovals(file, query, actor)),
    visits: (query) => file.read(() => readVisits(file, query)),
    receipts: (query) => file.read(() => readReceipts(file, query)),
    credit: (query) => file.read(() => readCredit(file, query)),
    cashReport: () => file.read(() => readCashReport(file)),
    figureTotal: (basis) => file.read(() => readFigureTotal(file, basis)),
    accountsBehind: (behind) => file.read(() => readAccountsBehind(file, behind)),
    accountsByNumber: (numbers) => file.read(() => readAccountsByNumber(file, numbers)),
    nameOf: (accountId) => file.read(() => readName(file, accountId)),
    clear: () => clearReadModels(file),
  };
}

function readName(file: SqliteFile, accountId: string) {
  const accountKey = readAccountKey(file, accountId);
  const [row] = accountKey === undefined ? [] : readAccountRows(file, [accountKey]);
  return row === undefined ? undefined : { name: row.name, number: row.number, language: row.language };
}
