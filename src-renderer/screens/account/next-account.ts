import { accountPath } from '../../app/paths.ts';
import { changeListPlace, type ListName, nextRow, useListPlaces } from '../../state/list-places.ts';

/** The list that a person came from, with the filter that it was left with. */
export function leftList(): { readonly name: ListName; readonly path: string } {
  return useListPlaces.getState().left;
}

/** The next account of the list as it was left, whose row becomes the selected one; after the last one the list. */
export function nextPath(accountId: string): string {
  const { left, places } = useListPlaces.getState();
  const next = nextRow(left.rows, accountId, places[left.name].activeKey);
  if (next === undefined) return left.path;
  changeListPlace(left.name, { activeKey: next.key });
  return accountPath(next.accountId);
}
