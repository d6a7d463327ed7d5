import { readAccountKey } from './account-row.ts';
import type { ReadModelsState } from './read-models-state.ts';

/** Which accounts belong to which group of companies. */
export type Companies = {
  /** The id of the account at the top of the group; empty for an account that is in none. */
  readonly topOf: (accountKey: number) => string;
};

/**
 * The groups of companies of a state, computed once for it. An account is in the group of the highest account above it,
 * as far as the accounts above are on this device; one that has others below it is in the group itself. A circle ends
 * where it began.
 */
export function companiesOf(state: ReadModelsState): Companies {
  state.derived.companies ??= findCompanies(state);
  return state.derived.companies;
}

/** The top of the group of an account; empty for one that is in none or has no row. */
export function companyOf(state: ReadModelsState, accountId: string): string {
  const accountKey = readAccountKey(state.file, accountId);
  return accountKey === undefined ? '' : companiesOf(state).topOf(accountKey);
}

function findCompanies({ file, columns }: ReadModelsState): Companies {
  const keys = new Map<string, number | undefined>();
  for (const parentId of parentIds(columns)) keys.set(parentId, readAccountKey(file, parentId));
  const above = (accountKey: number | undefined): string =>
    accountKey === undefined ? '' : (columns.facets[columns.facet[accountKey] ?? 0]?.parentId ?? '');
  const topFrom = (first: string): string => {
    const seen = new Set<string>();
    let top = first;
    for (let next = first; next !== '' && !seen.has(next); next = above(keys.get(next))) {
      seen.add(next);
      top = next;
    }
    return top;
  };
  const ofParents = new Map<number, string>();
  for (const [parentId, accountKey] of keys) {
    if (accountKey !== undefined) ofParents.set(accountKey, topFrom(parentId));
  }
  const ofFacets = columns.facets.map(({ parentId }) => topFrom(parentId));
  return {
    topOf: (accountKey) => ofParents.get(accountKey) ?? ofFacets[columns.facet[accountKey] ?? 0] ?? '',
  };
}

/** The accounts that stand right above one that is there: a combination that no account has any more counts for none. */
function parentIds(columns: ReadModelsState['columns']): ReadonlySet<string> {
  const isUsed = new Uint8Array(columns.facets.length);
  for (let accountKey = 0; accountKey < columns.size; accountKey += 1) {
    if (columns.isKept(accountKey, 0)) isUsed[columns.facet[accountKey] ?? 0] = 1;
  }
  const ids = new Set<string>();
  columns.facets.forEach(({ parentId }, facetKey) => {
    if (isUsed[facetKey] === 1 && parentId !== '') ids.add(parentId);
  });
  return ids;
}
