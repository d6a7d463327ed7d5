import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import type { PlannedAction } from '../../../../src-shared/contract/planned-action.ts';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import {
  type ActivityOutcome,
  activityKinds,
  activityOutcomes,
} from '../../../../src-shared/domain/activity/activity.ts';
import type { ContactPermission } from '../../../../src-shared/domain/contact/contact-permission.ts';
import type { ActivityDraft } from '../../../state/drafts.ts';
import { dayProblem } from '../parts/day-problem.ts';
import type { FormProblems } from '../parts/form-problem.ts';
import { isNextDateNeeded } from '../parts/next-date.ts';
import { contactOverride } from './contact-rules.ts';

export type ActivityField = 'overrideReason' | 'outcome' | 'nextDate' | 'nextText';

/**
 * A first draft: an outbound call to the first contact that may be contacted. What is planned for a later day stays
 * planned until somebody says otherwise: a contact does all that was planned before it.
 */
export function newActivityDraft(
  account: Pick<Account, 'contacts'>,
  planned: PlannedAction | null,
  today: string,
): ActivityDraft {
  const kept = planned !== null && planned.date > today ? planned : null;
  return {
    kind: 'call',
    direction: 'outbound',
    outcome: null,
    contactName: account.contacts.find((contact) => !contact.doNotContact)?.name ?? '',
    note: '',
    nextDate: kept?.date ?? null,
    nextText: kept?.text ?? '',
    nextChannel: kept?.channel ?? null,
    overrideReason: '',
  };
}

type NextFields = Pick<ActivityDraft, 'nextDate' | 'nextText' | 'nextChannel'>;

/** True where the draft plans the same again. */
export function isPlanKept(draft: NextFields, { date, text, channel }: PlannedAction): boolean {
  return draft.nextDate === date && draft.nextText.trim() === text.trim() && draft.nextChannel === channel;
}

/** The next action of a draft as it was planned before. */
export function withPlan({ date, text, channel }: PlannedAction): NextFields {
  return { nextDate: date, nextText: text, nextChannel: channel };
}

/** The draft without a next action. */
export const withoutPlan: NextFields = { nextDate: null, nextText: '', nextChannel: null };

/** The outcome that a digit key means, 1 to 9. */
export function outcomeOfKey(key: string): ActivityOutcome | undefined {
  return /^[1-9]$/.test(key) ? activityOutcomes[Number(key) - 1] : undefined;
}

/**
 * What is wrong with a draft before it is handed in. A contact needs an outcome; what is planned needs a date. A1: a
 * contact that is not allowed needs a reason.
 */
export function activityProblems(
  draft: ActivityDraft,
  today: string,
  permission: ContactPermission | undefined,
): FormProblems<ActivityField> {
  const fields: FormProblems<ActivityField>['fields'] = {};
  if (contactOverride(draft, permission)?.reason === '')
    fields.overrideReason = { code: 'CONTACT_REASON_MISSING', params: {} };
  if (draft.kind !== 'note' && draft.outcome === null)
    fields.outcome = { code: 'OUTCOME_MISSING', params: {} };
  if (draft.nextDate !== null || isNextDateNeeded(draft)) {
    const problem = dayProblem(draft.nextDate, today, 'NEXT_ACTION_DATE_PAST');
    if (problem !== null) fields.nextDate = problem;
  }
  return { fields, invoices: {}, form: null };
}

/** The form that an outcome asks for next: what was promised or disputed is recorded as such. */
export function formAfter(draft: Pick<ActivityDraft, 'kind' | 'outcome'>): 'promise' | 'dispute' | null {
  if (draft.kind === 'note') return null;
  if (draft.outcome === 'promised') return 'promise';
  return draft.outcome === 'disputed' ? 'dispute' : null;
}

/** What the command needs besides the draft. */
type ActivityParts = {
  readonly activityId: string;
  readonly nextText: string;
  readonly permission: ContactPermission | undefined;
  /** What is planned on the account: a note leaves it planned, so that it does not plan the same again. */
  readonly planned: readonly PlannedAction[];
};

/** The command that a draft without problems means. */
export function activityInput(
  draft: ActivityDraft,
  { activityId, nextText, permission, planned }: ActivityParts,
): CommandInput<'activity.log'> {
  const isNote = draft.kind === 'note';
  const isPlanned = isNote && planned.some((one) => isPlanKept(draft, one));
  return {
    activityId,
    kind: activityKinds.find((kind) => kind === draft.kind) ?? 'note',
    direction: draft.direction,
    outcome: isNote ? null : draft.outcome,
    contactName: isNote ? '' : draft.contactName.trim(),
    note: draft.note.trim(),
    durationSeconds: null,
    nextAction:
      draft.nextDate === null || isPlanned
        ? null
        : { date: draft.nextDate, text: nextText, channel: draft.nextChannel },
    override: contactOverride(draft, permission),
  };
}
