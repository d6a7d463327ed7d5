import type { TFunction } from 'i18next';
import type { Activity } from '../../../../src-shared/domain/activity/activity.ts';

type Change = NonNullable<Activity['change']>;

/** No id has a space: what stands before it in a change of the owner is the id of the collector. */
const separator = ' · ';

/** What an entry of the timeline changed on the account, with people by their names; null where it says so itself. */
export function changeWords(
  { field, from, to }: Change,
  nameOf: (userId: string) => string,
  t: TFunction,
): string | null {
  if (field === 'collectorId')
    return t('timeline.ownerChanged', { from: ownerWords(from, nameOf), to: ownerWords(to, nameOf) });
  if (field !== 'contacts') return null;
  if (from === '') return t('timeline.contactAdded', { to });
  return to === '' ? t('timeline.contactRemoved', { from }) : t('timeline.contactChanged', { from, to });
}

function ownerWords(words: string, nameOf: (userId: string) => string): string {
  const [collectorId = '', ...territory] = words.split(separator);
  return [nameOf(collectorId), ...territory].filter((part) => part !== '').join(separator);
}
