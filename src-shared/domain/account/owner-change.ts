import type { Activity } from '../activity/activity.ts';
import type { Account } from './account.ts';

type Change = NonNullable<Activity['change']>;
type Owner = Pick<Account, 'collectorId' | 'territory'>;

const field = 'collectorId';
/** No id has a space. */
const separator = ' · ';

/** What the timeline keeps of an account that goes to another collector or territory: in words that people read. */
export function ownerChange(from: Owner, to: Owner): Change {
  const words = ({ collectorId, territory }: Owner) => `${collectorId}${separator}${territory}`;
  return { field, from: words(from), to: words(to) };
}

/** The collector who had the account before such a change; undefined for every other change. */
export function collectorBefore(change: Change): string | undefined {
  return change.field === field ? change.from.split(separator)[0] : undefined;
}
