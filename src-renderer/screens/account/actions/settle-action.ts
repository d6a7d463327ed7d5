import type { RequestEntry } from '../../../../src-shared/contract/account-entries-view.ts';
import { isReduction } from '../../../../src-shared/domain/request/reduction.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { choiceField } from './common-fields.ts';

/** A choice has no empty value. */
const noDocument = 'none';

/** D4: says with which document the ledger has booked a request; null where there is nothing that could have. */
export function settleAction(parts: ActionParts, request: RequestEntry): Action | null {
  const { account, t, formats } = parts;
  const { id, kind, currency, amountMinor, bookings } = request;
  if (bookings === null) return null;
  const words = new Map(
    bookings.map(({ documentId, number, date, amountMinor: worthMinor }) => [
      documentId,
      `${number} · ${formats.fullDate(date)} · ${formats.amount(worthMinor, currency)}`,
    ]),
  );
  // What only takes something off may be taken off the invoices themselves; a charge needs its document.
  const options = isReduction(request) ? [...words.keys(), noDocument] : [...words.keys()];
  const [first] = options;
  if (first === undefined) return null;
  return {
    ...actionFrame(parts, 'settle', `${t(`requestKind.${kind}`)} ${formats.amount(amountMinor, currency)}`),
    key: `settle/${id}`,
    fields: [
      choiceField(
        { name: 'document', label: t('act.field.booking'), initial: first },
        options,
        (one) => words.get(one) ?? t('act.field.takenOff'),
      ),
    ],
    fieldOfCode: {
      ...{ BOOKING_MISMATCH: 'document', BOOKING_TOO_OLD: 'document', BOOKING_USED: 'document' },
      INVOICE_NOT_FOUND: 'document',
    },
    send: (submit, answers) => {
      const chosen = answers.text('document');
      const documentId = chosen === noDocument ? null : chosen;
      return submit('request.settle', account.id, { requestId: id, documentId });
    },
  };
}
