import type { DisputeCase } from '../../../../src-shared/contract/account-entries-view.ts';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { isDisputeActive } from '../../../../src-shared/domain/dispute/dispute.ts';
import type { Action, ActionField } from '../../../app/action-dialog/action.ts';
import type { Answers } from '../../../app/action-dialog/read-answers.ts';
import type { ActionParts } from './action-words.ts';
import { caseFrame } from './case-actions.ts';
import { choiceField, itemFields, noteField } from './common-fields.ts';

type Resolution = 'accepted' | 'partly-accepted' | 'rejected';
type Accepted = { invoiceId: string; amountMinor: number }[];

const nameOf: Readonly<Record<Resolution, string>> = {
  accepted: 'caseAccept',
  'partly-accepted': 'caseAcceptPartly',
  rejected: 'caseReject',
};

type Decision = {
  readonly resolution: Resolution;
  readonly fields: readonly ActionField[];
  readonly fieldOfInvoice: Readonly<Record<string, string>>;
  readonly read: (answers: Answers) => Accepted;
};

/** D1, D4: what may be decided of a case that is worked on: all, some or nothing of it is accepted. */
export function caseDecisions(parts: ActionParts, dispute: DisputeCase): readonly Action[] {
  if (!isDisputeActive(dispute)) return [];
  const { t, formats } = parts;
  const items = dispute.items.map((item) => ({
    ...{ invoiceId: item.invoiceId, amountMinor: item.amountMinor, isCredit: false },
    number: item.number ?? t('promises.unknownInvoice'),
  }));
  const partly = itemFields(
    items,
    dispute.currency,
    ({ number, amountMinor }) =>
      t('act.field.acceptedOf', { number, amount: formats.amountNumber(amountMinor, dispute.currency) }),
    formats,
  );
  const all = items.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor }));
  const decisions: readonly Decision[] = [
    { resolution: 'accepted', fields: [], fieldOfInvoice: {}, read: () => all },
    { resolution: 'partly-accepted', ...partly },
    { resolution: 'rejected', fields: [], fieldOfInvoice: {}, read: () => [] },
  ];
  return decisions.map((decision) => resolveAction(parts, dispute, decision));
}

function resolveAction(parts: ActionParts, dispute: DisputeCase, decision: Decision): Action {
  const { account, t, mintId } = parts;
  const { resolution, fieldOfInvoice, read } = decision;
  return {
    ...caseFrame(parts, nameOf[resolution], dispute),
    explanation: t(`act.${nameOf[resolution]}.text`),
    fields: [
      { kind: 'text', name: 'rootCause', label: t('act.field.rootCause'), initial: '', maxLength: 200 },
      ...decision.fields,
      noteField(t),
    ],
    fieldOfInvoice,
    ...(resolution === 'partly-accepted' ? { fieldOfCode: atFirst(decision.fields) } : {}),
    send: (submit, answers) =>
      submit('dispute.resolve', account.id, {
        ...{ disputeId: dispute.id, resolution, acceptedItems: read(answers) },
        ...{ rootCause: answers.text('rootCause'), note: answers.text('note'), requestId: mintId() },
      }),
  };
}

/** Failures that name no invoice are about the amounts as a whole: they stand at the first. */
function atFirst([first]: readonly ActionField[]): Readonly<Record<string, string>> {
  return first === undefined
    ? {}
    : { RESOLUTION_MISMATCH: first.name, ACCEPTED_EXCEEDS_DISPUTED: first.name };
}

const noNote = 'none';

/** D4: closes a decided case; where something was accepted, with the credit note or without one. */
export function closeCaseAction(
  parts: ActionParts,
  dispute: DisputeCase,
  creditNotes: readonly Pick<InvoiceRow, 'id' | 'number' | 'amountMinor' | 'currency'>[],
): Action | null {
  if (dispute.state !== 'resolved') return null;
  const { account, t, formats } = parts;
  const hasCredit = dispute.acceptedItems.length > 0;
  const notes = new Map(
    creditNotes
      .filter((one) => one.currency === dispute.currency)
      .map((one) => [one.id, `${one.number} · ${formats.amount(one.amountMinor, one.currency)}`] as const),
  );
  const note = choiceField(
    { name: 'creditNote', label: t('act.field.creditNote'), initial: noNote },
    [noNote, ...notes.keys()],
    (id) => notes.get(id) ?? t('act.field.takenOff'),
  );
  return {
    ...caseFrame(parts, 'caseClose', dispute),
    fields: hasCredit ? [note, noteField(t)] : [noteField(t)],
    ...(hasCredit
      ? {
          fieldOfCode: {
            ...{ CREDIT_NOTE_MISSING: 'creditNote', REQUEST_STATE_WRONG: 'creditNote' },
            ...{ BOOKING_USED: 'creditNote', BOOKING_TOO_OLD: 'creditNote' },
          },
        }
      : {}),
    send: (submit, answers) => {
      const chosen = hasCredit ? answers.text('creditNote') : noNote;
      return submit('dispute.close', account.id, {
        disputeId: dispute.id,
        creditNoteId: chosen === noNote ? null : chosen,
        note: answers.text('note'),
      });
    },
  };
}
