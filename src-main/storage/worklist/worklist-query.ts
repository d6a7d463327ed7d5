import type { WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import { toSearchText } from './search-text.ts';

const filterConditions: Readonly<Record<WorklistQuery['filter'], string | undefined>> = {
  all: undefined,
  'to-work': 'is_to_work = 1',
  'broken-promises': 'has_broken_promise = 1',
  'promises-due': 'has_promise_due = 1',
  disputes: 'has_dispute = 1',
};

type Condition = { readonly sql: string; readonly params: readonly string[] };

/** The WHERE clause of a query: every word of the search must occur in number or name. */
export function worklistCondition(query: Pick<WorklistQuery, 'filter' | 'search'>): Condition {
  const words = toSearchText(query.search)
    .split(' ')
    .filter((word) => word !== '');
  const filter = filterConditions[query.filter];
  const parts = [...(filter === undefined ? [] : [filter]), ...words.map(() => 'instr(search_text, ?) > 0')];
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, params: words };
}

/** W3: the ORDER BY clause. "Ascending" priority is the reverse of the worklist. Empty contacts sort as oldest. */
export function worklistOrder(query: Pick<WorklistQuery, 'sort' | 'direction'>): string {
  const way = query.direction === 'ascending' ? 'ASC' : 'DESC';
  const reverse = query.direction === 'ascending' ? 'DESC' : 'ASC';
  const byPriority = 'score DESC, to_collect_minor DESC, number, account_id';
  switch (query.sort) {
    case 'priority':
      return `score ${way}, to_collect_minor ${way}, number ${reverse}, account_id ${reverse}`;
    case 'name':
      return `sort_name ${way}, number ${way}, account_id ${way}`;
    case 'overdue':
      return `overdue_minor ${way}, ${byPriority}`;
    case 'to-collect':
      return `to_collect_minor ${way}, ${byPriority}`;
    case 'oldest':
      return `oldest_days ${way}, ${byPriority}`;
    case 'last-contact':
      return `coalesce(last_contact_on, '') ${way}, ${byPriority}`;
  }
}
