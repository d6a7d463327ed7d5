import {
  type Activity,
  type ActivityOutcome,
  activityKinds,
  activityOutcomes,
} from '../../../../src-shared/domain/activity/activity.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { choiceField, noteField, reasonField } from './common-fields.ts';

/** The others are written by other commands and are not corrected into. */
const writtenKinds = activityKinds.filter((kind) => kind !== 'follow-up' && kind !== 'change');

/** True for entries that a person has written and that were not corrected yet; who may do so the rule decides. */
export function isCorrectable(
  activity: Pick<Activity, 'kind' | 'mail'>,
  supersededBy: string | null,
): boolean {
  return activity.kind !== 'change' && activity.mail === null && supersededBy === null;
}

/** Corrects an entry of the timeline; what is not asked for stays as it was. */
export function correctEntryAction(parts: ActionParts, activity: Activity): Action {
  const { t, formats, mintId, account } = parts;
  const outcomes: readonly (ActivityOutcome | 'none')[] = ['none', ...activityOutcomes];
  const kind = writtenKinds.find((one) => one === activity.kind) ?? 'note';
  const { direction, durationSeconds, nextAction, closes, invoiceIds } = activity;
  return {
    ...actionFrame(parts, 'correctEntry', formats.fullDate(activity.on)),
    key: `correct/${activity.id}`,
    fields: [
      choiceField({ name: 'kind', label: t('activity.kind'), initial: kind }, writtenKinds, (one) =>
        t(`activityKind.${one}`),
      ),
      choiceField(
        { name: 'outcome', label: t('activity.outcome'), initial: activity.outcome ?? 'none' },
        outcomes,
        (one) => (one === 'none' ? t('act.field.noOutcome') : t(`outcome.${one}`)),
      ),
      {
        ...{ kind: 'text', name: 'contactName', label: t('form.contact'), initial: activity.contactName },
        ...{ maxLength: 200, isOptional: true },
      },
      { ...noteField(t), initial: activity.note },
      { ...reasonField(t, 500), label: t('act.field.correctionReason') },
    ],
    fieldOfCode: { CONTACT_NOT_ALLOWED: 'contactName' },
    send: (submit, answers) =>
      submit('activity.supersede', account.id, {
        ...{ activityId: mintId(), supersedes: activity.id, reason: answers.text('reason') },
        ...{ direction, durationSeconds, nextAction, closes, invoiceIds },
        kind: writtenKinds.find((one) => one === answers.text('kind')) ?? kind,
        outcome: activityOutcomes.find((one) => one === answers.text('outcome')) ?? null,
        contactName: answers.text('contactName'),
        note: answers.text('note'),
      }),
  };
}
