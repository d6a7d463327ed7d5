import type {
  WorklistGroup,
  WorklistGrouping,
  WorklistQuery,
} from '../../../src-shared/contract/worklist-view.ts';
import { readAccountKey, readAccountRows } from './account-row.ts';
import { companiesOf } from './companies.ts';
import { CurrencyTotals } from './currency-totals.ts';
import { keptAccounts } from './kept-accounts.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { worklistOrder } from './worklist-order.ts';

/** The accounts that match, group by group, and the groups in the same order. */
export type GroupedAccounts = {
  readonly accountKeys: readonly number[];
  readonly groups: readonly WorklistGroup[];
};

const none: GroupedAccounts = { accountKeys: [], groups: [] };

/** The groups of a query in their order; none where none were asked for. */
export function readGroups(state: ReadModelsState, query: WorklistQuery): readonly WorklistGroup[] {
  return groupedAccounts(state, query).groups;
}

/** The accounts of a window: group by group, past those that are closed. */
export function groupedWindow(state: ReadModelsState, query: WorklistQuery): readonly number[] {
  const { accountKeys, groups } = groupedAccounts(state, query);
  const closed = new Set(query.closed);
  if (closed.size === 0) return accountKeys.slice(query.offset, query.offset + query.limit);
  const found: number[] = [];
  let first = 0;
  let left = query.offset;
  for (const { key, accountCount } of groups) {
    if (found.length === query.limit) break;
    if (!closed.has(key)) {
      const from = first + Math.min(left, accountCount);
      found.push(
        ...accountKeys.slice(from, Math.min(first + accountCount, from + query.limit - found.length)),
      );
      left -= Math.min(left, accountCount);
    }
    first += accountCount;
  }
  return found;
}

/** Computed once for a state and all windows of a query, whichever groups are closed. */
function groupedAccounts(state: ReadModelsState, query: WorklistQuery): GroupedAccounts {
  const { grouping, offset: _offset, limit: _limit, closed: _closed, ...asked } = query;
  if (grouping === undefined) return none;
  const name = JSON.stringify([grouping, asked]);
  const { derived } = state;
  if (derived.grouped?.name !== name) derived.grouped = { name, accounts: group(state, query, grouping) };
  return derived.grouped.accounts;
}

/**
 * The accounts that a narrowed query keeps, in its order. Computed once for a state and all windows of the query: walking
 * past those that are not kept would cost as much for every window.
 */
export function narrowedAccounts(state: ReadModelsState, query: WorklistQuery): readonly number[] {
  const { offset: _offset, limit: _limit, ...asked } = query;
  const name = JSON.stringify(asked);
  const { derived } = state;
  if (derived.narrowed?.name !== name) {
    derived.narrowed = { name, accountKeys: orderedKeys(state, query).filter(keptAccounts(state, query)) };
  }
  return derived.narrowed.accountKeys;
}

type Gathered = { readonly key: string; readonly accountKeys: number[]; readonly totals: CurrencyTotals };

function group(state: ReadModelsState, query: WorklistQuery, grouping: WorklistGrouping): GroupedAccounts {
  const kept = keptAccounts(state, query);
  const keyOf = groupKeys(state, grouping);
  const byKey = new Map<string, Gathered>();
  for (const accountKey of orderedKeys(state, query)) {
    if (!kept(accountKey)) continue;
    const key = keyOf(accountKey);
    let gathered = byKey.get(key);
    if (gathered === undefined) {
      gathered = { key, accountKeys: [], totals: new CurrencyTotals(state.columns) };
      byKey.set(key, gathered);
    }
    gathered.accountKeys.push(accountKey);
    gathered.totals.addOwn(accountKey);
    gathered.totals.addForeign(accountKey);
  }
  const inOrder = [...byKey.values()]
    .map((one) => ({ ...one, label: grouping === 'company' ? nameOf(state, one.key) : one.key }))
    .sort((a, b) => compareLabels(a.label, b.label) || compareLabels(a.key, b.key));
  return {
    accountKeys: inOrder.flatMap((one) => one.accountKeys),
    groups: inOrder.map(({ key, label, accountKeys, totals }) => ({
      key,
      label,
      accountCount: accountKeys.length,
      totals: totals.values(),
    })),
  };
}

/** What an account is put together by. */
function groupKeys(state: ReadModelsState, grouping: WorklistGrouping): (accountKey: number) => string {
  const { columns } = state;
  if (grouping === 'company') return companiesOf(state).topOf;
  const facetOf = (accountKey: number) => columns.facets[columns.facet[accountKey] ?? 0];
  return grouping === 'collector'
    ? (accountKey) => facetOf(accountKey)?.collectorId ?? ''
    : (accountKey) => facetOf(accountKey)?.segment ?? '';
}

/** All accounts in the order of the query. One row of an array: reading them one by one takes several times as long. */
function orderedKeys({ file }: ReadModelsState, query: WorklistQuery): readonly number[] {
  const sql = `SELECT json_group_array(account_key) FROM
    (SELECT account_key FROM account_summary ORDER BY ${worklistOrder(query)})`;
  return JSON.parse(String(file.statements.values(sql).get()));
}

function nameOf({ file }: ReadModelsState, accountId: string): string {
  const accountKey = accountId === '' ? undefined : readAccountKey(file, accountId);
  const [row] = accountKey === undefined ? [] : readAccountRows(file, [accountKey]);
  return row?.name ?? '';
}

/** Those without a label come last. */
function compareLabels(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
