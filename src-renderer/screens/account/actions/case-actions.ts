import type { DisputeCase, NumberedItems } from '../../../../src-shared/contract/account-entries-view.ts';
import { isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import type { DisputeReason } from '../../../../src-shared/domain/dispute/dispute-reasons.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import type { Action, TextField } from '../../../app/action-dialog/action.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { choiceField, noteField } from './common-fields.ts';

/** Who may work on cases by the organisation's list of reasons, each once. */
export function knownProcessors(reasons: readonly DisputeReason[]): readonly string[] {
  return [
    ...new Set(reasons.flatMap((one) => [one.processor, ...one.routing.map((rule) => rule.processor)])),
  ];
}

export function caseAmountMinor(items: NumberedItems): number {
  return sumMinor(items.map((item) => item.amountMinor));
}

/** The frame of a step on a case, which is known by its amount. */
export function caseFrame(parts: ActionParts, name: string, { id, items, currency }: DisputeCase) {
  const about = parts.formats.amount(caseAmountMinor(items), currency);
  return { ...actionFrame(parts, name, about), key: `${name}/${id}` };
}

type NoteStep = 'review' | 'comment' | 'reopen' | 'cancel';

/** A step that needs no more than a note. */
function noteStep(parts: ActionParts, dispute: DisputeCase, step: NoteStep, name: string): Action {
  const { account, t } = parts;
  return {
    ...caseFrame(parts, name, dispute),
    fields: [noteField(t, step !== 'comment')],
    send: (submit, answers) =>
      submit(`dispute.${step}`, account.id, { disputeId: dispute.id, note: answers.text('note') }),
  };
}

function waitStep(parts: ActionParts, dispute: DisputeCase): Action {
  const { account, t } = parts;
  const waitingFor = ['customer', 'internal'] as const;
  return {
    ...caseFrame(parts, 'caseWait', dispute),
    fields: [
      choiceField({ name: 'for', label: t('act.field.waitingFor'), initial: 'customer' }, waitingFor, (one) =>
        t(`act.waitingFor.${one}`),
      ),
      noteField(t),
    ],
    send: (submit, answers) =>
      submit('dispute.wait', account.id, {
        disputeId: dispute.id,
        waitingFor: answers.text('for') === 'internal' ? 'internal' : 'customer',
        note: answers.text('note'),
      }),
  };
}

function processorField(parts: ActionParts, initial: string, processors: readonly string[]): TextField {
  const { t } = parts;
  return {
    ...{ kind: 'text', name: 'processor', label: t('act.field.processor'), initial },
    ...{ maxLength: 100, suggestions: processors },
  };
}

function routeStep(parts: ActionParts, dispute: DisputeCase, processors: readonly string[]): Action {
  const { account, t } = parts;
  const others = processors.filter((one) => one !== dispute.processor);
  return {
    ...caseFrame(parts, 'caseRoute', dispute),
    fields: [processorField(parts, '', others), noteField(t)],
    fieldOfCode: { CHANGED_MEANWHILE: 'processor', NOTHING_CHANGED: 'processor' },
    send: (submit, answers) =>
      submit('dispute.route', account.id, {
        disputeId: dispute.id,
        from: dispute.processor,
        processor: answers.text('processor'),
        note: answers.text('note'),
      }),
  };
}

function escalateStep(parts: ActionParts, dispute: DisputeCase, processors: readonly string[]): Action {
  const { account, t } = parts;
  return {
    ...caseFrame(parts, 'caseEscalate', dispute),
    fields: [
      processorField(parts, dispute.processor, processors),
      { kind: 'day', name: 'dueDate', label: t('act.field.dueDate'), initial: dispute.dueDate },
      noteField(t, false),
    ],
    fieldOfCode: { DUE_DATE_PAST: 'dueDate', NOTHING_CHANGED: 'processor' },
    send: (submit, answers) =>
      submit('dispute.escalate', account.id, {
        disputeId: dispute.id,
        processor: answers.text('processor'),
        dueDate: answers.day('dueDate') ?? '',
        note: answers.text('note'),
      }),
  };
}

/** What may be done with a case that is worked on, or with one that was decided; without decision and closing. */
export function caseSteps(
  parts: ActionParts,
  dispute: DisputeCase,
  processors: readonly string[],
): readonly Action[] {
  if (!isDisputeActive(dispute)) return [noteStep(parts, dispute, 'reopen', 'caseReopen')];
  return [
    ...(dispute.state === 'in-review' ? [] : [noteStep(parts, dispute, 'review', 'caseReview')]),
    noteStep(parts, dispute, 'comment', 'caseComment'),
    routeStep(parts, dispute, processors),
    waitStep(parts, dispute),
    escalateStep(parts, dispute, processors),
    noteStep(parts, dispute, 'cancel', 'caseCancel'),
  ];
}
