import { worklistPath } from '../../app/paths.ts';
import { changeWorklistPlace, nextAccountId, useWorklistPlace } from '../../state/worklist-place.ts';

/** The worklist with the filter that it was left with. */
export function listPath(): string {
  return worklistPath(useWorklistPlace.getState().filter);
}

/** The next account of the worklist as it was left, which becomes the selected one; after the last one the list. */
export function nextPath(accountId: string): string {
  const next = nextAccountId(useWorklistPlace.getState().leftOrder, accountId);
  if (next === undefined) return listPath();
  changeWorklistPlace({ activeAccountId: next });
  return `/account/${encodeURIComponent(next)}`;
}
