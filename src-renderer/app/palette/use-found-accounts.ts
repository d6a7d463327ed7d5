import { isSameQuestion } from '../lists/list-source.ts';
import { useLiveList } from '../lists/use-live-list.ts';
import { askedSearch, type ShownWorklist, worklistSource } from '../lists/worklist-source.ts';
import { readyValue } from '../use-live-view.ts';

/** So many accounts stand in the palette; the others are in the worklist. */
export const foundRows = { offset: 0, limit: 8 };

export type FoundAccounts = {
  /** Undefined before the first answer; of the question before while the present one's is on its way. */
  readonly found: ShownWorklist | undefined;
  readonly isCurrent: boolean;
};

/** The accounts that what is typed finds; for nothing none are asked for. */
export function useFoundAccounts(typed: string): FoundAccounts {
  const search = askedSearch(typed);
  const question = { search, filter: 'all', sort: 'priority', direction: 'descending' } as const;
  const found = readyValue(useLiveList(worklistSource, search === '' ? null : question, foundRows));
  if (search === '') return { found: undefined, isCurrent: true };
  return { found, isCurrent: found !== undefined && isSameQuestion(found.question, question) };
}
