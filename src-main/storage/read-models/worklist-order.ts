import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';

type Term = readonly [column: string, way: 'ASC' | 'DESC'];

const byNumber: readonly Term[] = [
  ['number_order', 'ASC'],
  ['account_id', 'ASC'],
];
const byPriority: readonly Term[] = [
  ['score', 'DESC'],
  ['currency', 'ASC'],
  ['to_collect_minor', 'DESC'],
  ...byNumber,
];

/**
 * W3 and the other orders as their indexes have them: the index's own way, and which direction that is. M1: amounts of
 * two currencies are not compared: by an amount, the accounts of a currency stand together.
 */
const orders: Readonly<
  Record<WorklistQuery['sort'], { readonly terms: readonly Term[]; readonly way: WorklistQuery['direction'] }>
> = {
  priority: { terms: byPriority, way: 'descending' },
  name: { terms: [['sort_name', 'ASC'], ...byNumber], way: 'ascending' },
  overdue: {
    terms: [
      ['currency', 'ASC'],
      ['overdue_minor', 'DESC'],
      ['score', 'DESC'],
      ['to_collect_minor', 'DESC'],
      ...byNumber,
    ],
    way: 'descending',
  },
  'to-collect': {
    terms: [['currency', 'ASC'], ['to_collect_minor', 'DESC'], ['score', 'DESC'], ...byNumber],
    way: 'descending',
  },
  oldest: { terms: [['oldest_days', 'DESC'], ...byPriority], way: 'descending' },
  'last-contact': { terms: [['last_contact_on', 'DESC'], ...byPriority], way: 'descending' },
};

/** The ORDER BY terms of a query. The other direction is the exact reverse: one index serves both. */
export function worklistOrder(
  { sort, direction }: Pick<WorklistQuery, 'sort' | 'direction'>,
  isReversed = false,
): string {
  const { terms, way } = orders[sort];
  const isBackward = (way !== direction) !== isReversed;
  return terms.map(([column, term]) => `${column} ${isBackward ? opposite[term] : term}`).join(', ');
}

const opposite = { ASC: 'DESC', DESC: 'ASC' } as const;
