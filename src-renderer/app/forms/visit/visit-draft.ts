import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import type { Account } from '../../../../src-shared/domain/account/account.ts';
import type { ContactPermission } from '../../../../src-shared/domain/contact/contact-permission.ts';
import type { VisitDraft } from '../../../state/drafts.ts';
import type { VisitFormKind } from '../../../state/open-form.ts';
import { contactOverride } from '../activity/contact-rules.ts';
import { dayProblem } from '../parts/day-problem.ts';
import type { FormProblems } from '../parts/form-problem.ts';
import { isNextDateNeeded } from '../parts/next-date.ts';

export type VisitField = 'overrideReason' | 'outcome' | 'fromText' | 'untilText' | 'nextDate';

/** A first draft: the first contact that may be contacted, nothing said yet. */
export function newVisitDraft({ contacts }: Pick<Account, 'contacts'>): VisitDraft {
  return {
    contactName: contacts.find((contact) => !contact.doNotContact)?.name ?? '',
    overrideReason: '',
    fromText: '',
    untilText: '',
    outcome: null,
    note: '',
    nextDate: null,
    nextText: '',
    photos: [],
    signature: null,
  };
}

/** What a draft is judged on. */
type Judged = {
  readonly today: string;
  readonly permission: ContactPermission | undefined;
};

/** What is wrong with a draft of a form: checking in needs no outcome, checking out neither times nor a permission. */
export function visitProblems(
  kind: VisitFormKind,
  draft: VisitDraft,
  { today, permission }: Judged,
): FormProblems<VisitField> {
  const fields: FormProblems<VisitField>['fields'] = {};
  if (kind !== 'check-out' && contactOverride(draft, permission)?.reason === '')
    fields.overrideReason = { code: 'CONTACT_REASON_MISSING', params: {} };
  if (kind === 'visit') Object.assign(fields, timeProblems(draft));
  if (kind !== 'check-in') {
    if (draft.outcome === null) fields.outcome = { code: 'OUTCOME_MISSING', params: {} };
    if (draft.nextDate !== null || isNextDateNeeded(draft)) {
      const problem = dayProblem(draft.nextDate, today, 'NEXT_ACTION_DATE_PAST');
      if (problem !== null) fields.nextDate = problem;
    }
  }
  return { fields, invoices: {}, form: null };
}

function timeProblems({ fromText, untilText }: VisitDraft): FormProblems<VisitField>['fields'] {
  const from = instantOf(fromText);
  const until = instantOf(untilText);
  if (from === null) return { fromText: { code: 'TIME_MISSING', params: {} } };
  if (until === null) return { untilText: { code: 'TIME_MISSING', params: {} } };
  return until < from ? { untilText: { code: 'VISIT_TIMES_WRONG', params: {} } } : {};
}

/** The instant of a time by the clock of the computer, `YYYY-MM-DDTHH:MM`; null for anything else. */
export function instantOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** What came of a visit, for the command; a draft without problems. */
export function visitResult(
  draft: VisitDraft,
  parts: { readonly nextDefault: string; readonly receiptIds: readonly string[] },
): Omit<CommandInput<'visit.check-out'>, 'visitId'> {
  const { outcome, note, nextDate, nextText, signature, photos } = draft;
  const text = nextText.trim() === '' ? parts.nextDefault : nextText.trim();
  return {
    outcome: outcome ?? 'reached',
    note: note.trim(),
    signature,
    photos: [...photos],
    receiptIds: [...parts.receiptIds],
    nextAction: nextDate === null ? null : { date: nextDate, text, channel: 'visit' },
    closes: null,
  };
}

/** With whom, and by which override (A1), for the command. */
export function visitContact(draft: VisitDraft, permission: ContactPermission | undefined) {
  return {
    contactName: draft.contactName.trim(),
    invoiceIds: [],
    override: contactOverride(draft, permission),
    place: null,
    hasLocationConsent: false,
  };
}
