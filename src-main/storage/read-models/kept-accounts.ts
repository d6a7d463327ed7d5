import type { Narrowing, WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import type { AccountFacet } from './account-facets.ts';
import { filterFlags, markFlags } from './account-flags.ts';
import { companiesOf } from './companies.ts';
import { findAccounts } from './find-accounts.ts';
import type { ReadModelsState } from './read-models-state.ts';

/** Whether an account of this key matches. */
export type Kept = (accountKey: number) => boolean;

/** What matches the filter, the search and the narrowing of a query. */
export function keptAccounts(state: ReadModelsState, query: WorklistQuery): Kept {
  const { columns } = state;
  const { wanted, unwanted } = flagsAsked(query);
  const conditions: Kept[] = [(accountKey) => columns.isKept(accountKey, wanted, unwanted)];
  const found = findAccounts(state, query.search)?.has;
  if (found !== undefined) conditions.push((accountKey) => found[accountKey] === 1);
  const facets = facetsAsked(columns.facets, query.narrowing);
  if (facets !== undefined) conditions.push((accountKey) => facets[columns.facet[accountKey] ?? 0] === 1);
  conditions.push(...companyAsked(state, query.narrowing));
  const [first, ...others] = conditions;
  if (first === undefined || others.length === 0) return first ?? (() => true);
  return (accountKey) => first(accountKey) && others.every((condition) => condition(accountKey));
}

/** True where more than the filter's flag decides, so that an index alone does not know what matches. */
export function isNarrowed({ narrowing }: WorklistQuery): boolean {
  return narrowing !== undefined && Object.values(narrowing).some((value) => value !== undefined);
}

function flagsAsked({ filter, narrowing }: WorklistQuery) {
  const { standing, hold } = narrowing ?? {};
  const { overdue, owing, creditHold, dunningBlock } = markFlags;
  let wanted = filterFlags[filter];
  let unwanted = 0;
  if (standing === 'overdue') wanted |= overdue;
  if (standing === 'owing') wanted |= owing;
  if (standing === 'settled') unwanted |= owing;
  if (hold === 'credit-hold') wanted |= creditHold;
  if (hold === 'dunning-block') wanted |= dunningBlock;
  if (hold === 'none') unwanted |= creditHold | dunningBlock;
  return { wanted, unwanted };
}

/** 1 for the keys of the facets that match; undefined where all do. */
function facetsAsked(facets: readonly AccountFacet[], narrowing: Narrowing = {}): Uint8Array | undefined {
  const { segment, collectorId, riskClass } = narrowing;
  if (segment === undefined && collectorId === undefined && riskClass === undefined) return undefined;
  const asked = new Uint8Array(facets.length);
  facets.forEach((facet, facetKey) => {
    const isAsked =
      (segment === undefined || facet.segment === segment) &&
      (collectorId === undefined || facet.collectorId === collectorId) &&
      (riskClass === undefined || facet.riskClass === riskClass);
    if (isAsked) asked[facetKey] = 1;
  });
  return asked;
}

function companyAsked(state: ReadModelsState, narrowing: Narrowing = {}): readonly Kept[] {
  const { companyId, inCompany } = narrowing;
  if (companyId === undefined && inCompany === undefined) return [];
  const { topOf } = companiesOf(state);
  return [
    (accountKey) => (companyId === undefined ? topOf(accountKey) !== '' : topOf(accountKey) === companyId),
  ];
}
