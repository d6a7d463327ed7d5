import { z } from 'zod';
import type {
  WorklistQuery,
  WorklistRow,
  WorklistTotals,
} from '../../../src-shared/contract/worklist-view.ts';
import { filterFlags } from './account-flags.ts';
import { readAccountRows } from './account-row.ts';
import { type AccountSet, keysOf } from './account-set.ts';
import { CurrencyTotals } from './currency-totals.ts';
import { findAccounts } from './find-accounts.ts';
import { isNarrowed, type Kept, keptAccounts } from './kept-accounts.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { groupedWindow, narrowedAccounts } from './read-worklist-groups.ts';
import { worklistOrder } from './worklist-order.ts';

const keysSchema = z.array(z.number());

// Up to here sorting what was found is faster than walking all accounts in order past those not found.
const maxSorted = 1_000;

/** The rows of a window. */
export function readRows(state: ReadModelsState, query: WorklistQuery): readonly WorklistRow[] {
  return readAccountRows(state.file, readWindow(state, query));
}

/** M1: totals over all accounts that match. An account counts in its own currency, an amount in the one it is owed in. */
export function readTotals(state: ReadModelsState, query: WorklistQuery): readonly WorklistTotals[] {
  const { columns } = state;
  const kept = keptAccounts(state, query);
  const totals = new CurrencyTotals(columns);
  for (let accountKey = 0; accountKey < columns.size; accountKey += 1) {
    if (kept(accountKey)) totals.addOwn(accountKey);
  }
  for (const accountKey of columns.foreign.keys()) {
    if (kept(accountKey)) totals.addForeign(accountKey);
  }
  return totals.values();
}

/** The part of an order to read: from whichever end is nearer, so that a deep window costs no more than the middle. */
type Stretch = { readonly offset: number; readonly limit: number; readonly isReversed: boolean };

function readWindow(state: ReadModelsState, query: WorklistQuery): readonly number[] {
  if (query.grouping !== undefined) return groupedWindow(state, query);
  if (isNarrowed(query)) {
    return narrowedAccounts(state, query).slice(query.offset, query.offset + query.limit);
  }
  const kept = keptAccounts(state, query);
  const found = findAccounts(state, query.search);
  const total = countKept(state, kept);
  const isReversed = query.offset > total / 2;
  const limit = Math.max(0, Math.min(query.limit, total - query.offset));
  if (limit === 0) return [];
  const offset = isReversed ? total - query.offset - limit : query.offset;
  const stretch = { offset, limit, isReversed };
  const accountKeys = readStretch(state, query, stretch, { kept, found, total });
  return isReversed ? accountKeys.toReversed() : accountKeys;
}

type Matching = { readonly kept: Kept; readonly found: AccountSet | undefined; readonly total: number };

function readStretch(
  state: ReadModelsState,
  query: WorklistQuery,
  stretch: Stretch,
  { kept, found, total }: Matching,
): readonly number[] {
  if (found === undefined) return walkFilter(state, query, stretch);
  return total <= maxSorted
    ? sortFound(state, query, stretch, keysOf(found).filter(kept))
    : walkFound(state, query, stretch, kept);
}

function walkFilter({ file }: ReadModelsState, query: WorklistQuery, stretch: Stretch): readonly number[] {
  const flag = filterFlags[query.filter];
  const where = flag === 0 ? '' : `WHERE flags & ${flag}`;
  const order = worklistOrder(query, stretch.isReversed);
  const sql = `SELECT account_key FROM account_summary ${where} ORDER BY ${order} LIMIT ? OFFSET ?`;
  return keysSchema.parse(file.statements.values(sql).all(stretch.limit, stretch.offset));
}

function sortFound(
  { file }: ReadModelsState,
  query: WorklistQuery,
  stretch: Stretch,
  accountKeys: readonly number[],
): readonly number[] {
  const sql = `SELECT account_key FROM json_each(?) k CROSS JOIN account_summary s ON s.account_key = k.value
    ORDER BY ${worklistOrder(query, stretch.isReversed)} LIMIT ? OFFSET ?`;
  const found = file.statements.values(sql).all(JSON.stringify(accountKeys), stretch.limit, stretch.offset);
  return keysSchema.parse(found);
}

function walkFound(
  { file }: ReadModelsState,
  query: WorklistQuery,
  { offset, limit, isReversed }: Stretch,
  kept: Kept,
): readonly number[] {
  const sql = `SELECT account_key FROM account_summary ORDER BY ${worklistOrder(query, isReversed)}`;
  const accountKeys: number[] = [];
  let skipped = 0;
  for (const value of file.statements.values(sql).iterate()) {
    const accountKey = Number(value);
    if (!kept(accountKey)) continue;
    if (skipped < offset) skipped += 1;
    else if (accountKeys.push(accountKey) === limit) break;
  }
  return accountKeys;
}

function countKept({ columns }: ReadModelsState, kept: Kept): number {
  let count = 0;
  for (let accountKey = 0; accountKey < columns.size; accountKey += 1) if (kept(accountKey)) count += 1;
  return count;
}
