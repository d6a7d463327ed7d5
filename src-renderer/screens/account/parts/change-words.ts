import type { TFunction } from 'i18next';
import { shownChange } from '../../../../src-shared/domain/account/shown-change.ts';
import type { Activity } from '../../../../src-shared/domain/activity/activity.ts';

/** What an entry of the timeline changed on the account, with people by their names; null where it says so itself. */
export function changeWords(
  change: NonNullable<Activity['change']>,
  nameOf: (userId: string) => string,
  t: TFunction,
): string | null {
  const shown = shownChange(change, nameOf);
  if (shown === null) return null;
  const { of, from, to } = shown;
  if (of === 'owner') return t('timeline.ownerChanged', { from, to });
  if (from === '') return t('timeline.contactAdded', { to });
  return to === '' ? t('timeline.contactRemoved', { from }) : t('timeline.contactChanged', { from, to });
}
