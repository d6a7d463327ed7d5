import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import type { Action } from '../../../app/action-dialog/action.ts';
import type { SubmitCommand } from '../../../app/use-commands.tsx';
import { type ActionParts, actionFrame } from './action-words.ts';
import { itemFields, reasonField } from './common-fields.ts';
import { maxOfferedItems } from './payment-actions.ts';

type Chosen = Pick<InvoiceRow, 'id' | 'number' | 'openMinor' | 'currency'>;

type Items = { invoiceId: string; amountMinor: number }[];
type Asked = { requestId: string; currency: string; items: Items; reason: string };
type RequestKind = {
  readonly name: string;
  /** Begins with all that is open; else a person says how much. */
  readonly isOfOpen: boolean;
  readonly needsReason: boolean;
  readonly send: (submit: SubmitCommand, accountId: string, asked: Asked) => ReturnType<SubmitCommand>;
};

const kinds: readonly RequestKind[] = [
  {
    ...{ name: 'writeOff', isOfOpen: true, needsReason: true },
    send: (submit, id, asked) => submit('write-off.request', id, asked),
  },
  {
    ...{ name: 'interest', isOfOpen: false, needsReason: false },
    send: (submit, id, asked) => submit('interest.charge', id, { ...asked, kind: 'interest' }),
  },
  {
    ...{ name: 'compensation', isOfOpen: false, needsReason: false },
    send: (submit, id, asked) => submit('interest.charge', id, { ...asked, kind: 'compensation' }),
  },
  {
    ...{ name: 'interestWaive', isOfOpen: true, needsReason: true },
    send: (submit, id, asked) => submit('interest.waive', id, asked),
  },
  {
    ...{ name: 'feeWaive', isOfOpen: true, needsReason: true },
    send: (submit, id, asked) => submit('fee.waive', id, asked),
  },
];

/**
 * Authority, G2: what may be asked of the ledger about the invoices that are chosen, in the currency of the first.
 * @param chosenCount how many are chosen, also where fewer of them are offered
 */
export function requestActions(
  parts: ActionParts,
  chosen: readonly Chosen[],
  chosenCount: number,
): readonly Action[] {
  const [first] = chosen;
  if (first === undefined) return [];
  const { currency } = first;
  const offered = chosen.filter((one) => one.currency === currency).slice(0, maxOfferedItems);
  const explanation = parts.t('act.offered', { count: offered.length, total: chosenCount, currency });
  const asFew = offered.length < chosenCount ? { explanation } : {};
  return kinds.map((kind) => ({ ...requestAction(parts, kind, offered, currency), ...asFew }));
}

function requestAction(
  parts: ActionParts,
  kind: RequestKind,
  offered: readonly Chosen[],
  currency: string,
): Action {
  const { account, t, formats, mintId } = parts;
  const openOf = new Map(offered.map((one) => [one.id, one.openMinor]));
  const { fields, fieldOfInvoice, read } = itemFields(
    offered.map(({ id, number, openMinor }) => ({
      ...{ invoiceId: id, number, isCredit: false },
      amountMinor: kind.isOfOpen ? openMinor : 0,
    })),
    currency,
    ({ number, invoiceId }) =>
      t('act.field.openOf', { number, amount: formats.amountNumber(openOf.get(invoiceId) ?? 0, currency) }),
    formats,
  );
  const [first] = fields;
  return {
    ...actionFrame(parts, kind.name),
    key: `${kind.name}/${offered.map(({ id }) => id).join('+')}`,
    fields: [...fields, reasonField(t, 1000, !kind.needsReason)],
    fieldOfInvoice,
    ...(first === undefined ? {} : { fieldOfCode: { AMOUNT_TOO_LARGE: first.name } }),
    send: (submit, answers) =>
      kind.send(submit, account.id, {
        ...{ requestId: mintId(), currency, items: read(answers) },
        reason: answers.text('reason'),
      }),
  };
}

/** Asks the ledger to charge a fee: for the invoice that is chosen, where it is one, else for the account. */
export function feeAction(parts: ActionParts, currency: string, invoice: Chosen | null): Action {
  const { account, t, mintId } = parts;
  const used = invoice?.currency ?? currency;
  return {
    ...actionFrame(parts, 'fee', invoice?.number ?? ''),
    key: `fee/${invoice?.id ?? 'account'}`,
    fields: [
      { kind: 'amount', name: 'amount', label: t('act.field.amount'), initial: '', currency: used },
      reasonField(t, 1000),
    ],
    fieldOfCode: { AMOUNT_TOO_LARGE: 'amount' },
    send: (submit, answers) =>
      submit('fee.charge', account.id, {
        ...{ requestId: mintId(), currency: used, invoiceId: invoice?.id ?? null },
        ...{ amountMinor: answers.minor('amount'), reason: answers.text('reason') },
      }),
  };
}
