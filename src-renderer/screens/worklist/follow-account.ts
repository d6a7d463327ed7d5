import type { WorklistQuery, WorklistWindow } from '../../../src-shared/contract/worklist-view.ts';

type Place = { readonly activeIndex: number; readonly activeAccountId: string | null };

/** Where the selection stands in a window of rows: at an index, or to be searched in the rest of the list. */
export type Followed =
  | { readonly state: 'at'; readonly activeIndex: number; readonly activeAccountId: string }
  | { readonly state: 'elsewhere'; readonly accountId: string }
  | { readonly state: 'unknown' };

/** True when a window answers the question that is asked now, whatever part of the list it holds. */
export function isAnswerTo(shown: WorklistQuery, asked: WorklistQuery): boolean {
  return (
    shown.search === asked.search &&
    shown.filter === asked.filter &&
    shown.sort === asked.sort &&
    shown.direction === asked.direction
  );
}

/** Keeps the selection at its account when its rank changed; without an account, takes the one at the index. */
export function followAccount(shown: WorklistWindow, place: Place): Followed {
  const { activeAccountId } = place;
  if (activeAccountId === null) return accountAt(shown, place.activeIndex);
  const position = shown.rows.findIndex((row) => row.accountId === activeAccountId);
  return position < 0
    ? { state: 'elsewhere', accountId: activeAccountId }
    : { state: 'at', activeIndex: shown.query.offset + position, activeAccountId };
}

/** The account at an index, the last one when the list has become shorter. */
export function accountAt(shown: WorklistWindow, index: number): Followed {
  const activeIndex = Math.min(index, Math.max(0, shown.total - 1));
  const row = shown.rows[activeIndex - shown.query.offset];
  return row === undefined
    ? { state: 'unknown' }
    : { state: 'at', activeIndex, activeAccountId: row.accountId };
}
