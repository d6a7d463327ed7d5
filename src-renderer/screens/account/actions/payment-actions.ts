import type { ApplicationEntry } from '../../../../src-shared/contract/account-entries-view.ts';
import type { UnappliedPayment } from '../../../../src-shared/contract/account-questions.ts';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import type { MatchProposal } from '../../../../src-shared/domain/matching/proposal.ts';
import type { Action, ActionField } from '../../../app/action-dialog/action.ts';
import { type ActionParts, actionFrame } from './action-words.ts';
import { type ItemAmount, itemFields, reasonField } from './common-fields.ts';

/** So many invoices are offered at a time: more fields than that nobody reads. */
export const maxOfferedItems = 50;

type Open = Pick<InvoiceRow, 'id' | 'number' | 'openMinor' | 'currency'>;

/** R3: what is left of a payment, in minor units of its currency. */
type UnappliedCash = {
  readonly id: string;
  readonly currency: string;
  readonly freeMinor: number;
  readonly reference: string;
};

/** R3: applies what is left of a payment to open invoices of its currency; credits may be netted with them. */
export function applyAction(parts: ActionParts, payment: UnappliedCash, open: readonly Open[]): Action {
  const { account, t, formats } = parts;
  const { currency } = payment;
  const openOf = new Map(open.map((one) => [one.id, one.openMinor]));
  const items: readonly ItemAmount[] = open
    .filter((one) => one.currency === currency && one.openMinor !== 0)
    .slice(0, maxOfferedItems)
    .map(({ id, number, openMinor }) => ({
      ...{ invoiceId: id, number, amountMinor: 0, isCredit: openMinor < 0 },
    }));
  const { fields, fieldOfInvoice, read } = itemFields(
    items,
    currency,
    ({ number, invoiceId }) =>
      t('act.field.openOf', { number, amount: formats.amountNumber(openOf.get(invoiceId) ?? 0, currency) }),
    formats,
  );
  return {
    ...actionFrame(parts, 'paymentApply', payment.reference),
    key: `apply/${payment.id}`,
    explanation: t('act.paymentApply.text', { amount: formats.amount(payment.freeMinor, currency) }),
    fields,
    fieldOfInvoice,
    ...atFirstField(fields),
    send: (submit, answers) =>
      submit('payment.apply', account.id, { paymentId: payment.id, items: read(answers) }),
  };
}

/** R3: takes back what somebody applied, as much of it as is said. */
export function takeBackAction(parts: ActionParts, applied: ApplicationEntry): Action {
  const { account, t, formats } = parts;
  const { currency } = applied;
  const items: readonly ItemAmount[] = applied.items.map(({ invoiceId, number, amountMinor }) => ({
    ...{ invoiceId, amountMinor, isCredit: amountMinor < 0 },
    number: number ?? t('promises.unknownInvoice'),
  }));
  const { fields, fieldOfInvoice, read } = itemFields(
    items,
    currency,
    ({ number, amountMinor }) =>
      t('act.field.appliedTo', { number, amount: formats.amountNumber(amountMinor, currency) }),
    formats,
  );
  return {
    ...actionFrame(parts, 'paymentTakeBack', applied.reference),
    key: `take-back/${applied.paymentId}/${applied.items.map(({ invoiceId }) => invoiceId).join('+')}`,
    fields: [...fields, reasonField(t, 500)],
    fieldOfInvoice,
    ...atFirstField(fields),
    send: (submit, answers) =>
      submit('payment.un-apply', account.id, {
        paymentId: applied.paymentId,
        items: read(answers),
        reason: answers.text('reason'),
      }),
  };
}

/** Failures that name no invoice are about the sum: they stand at the first amount. */
function atFirstField([first]: readonly ActionField[]): Pick<Action, 'fieldOfCode'> {
  if (first === undefined) return {};
  const { name } = first;
  return { fieldOfCode: { AMOUNT_EXCEEDS_UNAPPLIED: name, CREDITS_EXCEED_CASH: name } };
}

/** R5: carries out a proposal as it is; who approves its discount or its rest reads the reason. */
export function acceptMatchAction(
  parts: ActionParts,
  payment: UnappliedPayment,
  proposal: MatchProposal,
  index: number,
): Action {
  const { account, t, mintId } = parts;
  const { paymentId } = payment;
  return {
    ...actionFrame(parts, 'matchAccept', payment.reference),
    key: `match/${paymentId}/${index.toString()}`,
    fields: [reasonField(t, 1000)],
    send: (submit, answers) =>
      submit(
        'payment.propose-match',
        account.id,
        matchInput(paymentId, proposal, answers.text('reason'), mintId),
      ),
  };
}

/** What is asked of the ledger where a proposal is accepted as it is. */
export function matchInput(
  paymentId: string,
  { allocations, discounts, tolerated, shortPaid }: MatchProposal,
  reason: string,
  mintId: () => string,
) {
  const asked = (items: MatchProposal['tolerated']) =>
    items.length === 0
      ? null
      : {
          requestId: mintId(),
          items: items.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
        };
  const disputed = shortPaid.flatMap((one) =>
    one.suspected === 'unknown'
      ? []
      : [
          {
            ...{ disputeId: mintId(), reasonCode: one.reasonCode, description: '' },
            items: [{ invoiceId: one.invoiceId, amountMinor: one.openMinor }],
          },
        ],
  );
  return {
    paymentId,
    allocations: allocations.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
    discount: asked(discounts),
    tolerated: asked(tolerated),
    shortPaid: disputed,
    reason,
  };
}
