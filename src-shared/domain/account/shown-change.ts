import type { Activity } from '../activity/activity.ts';
import { collectorBefore } from './owner-change.ts';

/** What an entry of the timeline changed on the account. Of a contact, what was added has no `from`, what was removed no `to`. */
export type ShownChange = {
  readonly of: 'owner' | 'contact';
  readonly from: string;
  readonly to: string;
};

/** No id has a space: what stands before it in a change of the owner is the id of the collector. */
const separator = ' · ';

/** What is shown of a change, with people by their names; null where the entry says it itself. */
export function shownChange(
  change: NonNullable<Activity['change']>,
  nameOf: (userId: string) => string,
): ShownChange | null {
  const { field, from, to } = change;
  if (collectorBefore(change) !== undefined)
    return { of: 'owner', from: ownerWords(from, nameOf), to: ownerWords(to, nameOf) };
  return field === 'contacts' ? { of: 'contact', from, to } : null;
}

function ownerWords(words: string, nameOf: (userId: string) => string): string {
  const [collectorId = '', ...territory] = words.split(separator);
  return [nameOf(collectorId), ...territory].filter((part) => part !== '').join(separator);
}
