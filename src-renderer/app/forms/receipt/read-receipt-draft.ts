import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import { isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { readAmountText } from '../../../components/amount-text.ts';
import type { ReceiptDraft } from '../../../state/drafts.ts';
import type { Problem } from '../../problem.ts';
import { unreadableDay } from '../parts/day-problem.ts';
import { type FormProblems, isFree } from '../parts/form-problem.ts';
import { denominationsOf, readCounts } from './denominations.ts';
import { type ReceiptAccount, receiptCandidates } from './receipt-draft.ts';

export type ReceiptField = 'total' | 'counts' | 'chequeDate';

/** A receipt without its number, which the engine gives (R2). */
export type ReceiptInput = Omit<CommandInput<'receipt.issue'>, 'receiptId'>;

export type ReceiptReading = {
  /** What no invoice takes, in minor units: it stays on account. Null while the amounts cannot be read. */
  readonly onAccountMinor: number | null;
  /** What would be recorded; null while anything is wrong. */
  readonly input: ReceiptInput | null;
  readonly problems: FormProblems<ReceiptField>;
};

const unreadable: Problem = { code: 'AMOUNT_UNREADABLE', params: {} };

/** Reads a draft as it stands on the screen. Invoices that are not open any more are left out: R1 needs none. */
export function readReceiptDraft(
  account: ReceiptAccount,
  draft: ReceiptDraft,
  locale: string,
  visitId: string | null,
): ReceiptReading {
  const { currency, method } = draft;
  const { items, invoices } = readItems(account, draft, locale);
  const counted = method === 'cash' ? readCounts(draft.countTexts, denominationsOf(currency)) : noCash;
  const total = readAmountText(draft.totalText, currency, locale);
  const fields: FormProblems<ReceiptField>['fields'] = {};
  const wrongTotal = totalProblem(total, sumMinor(items.map((one) => one.amountMinor)));
  if (wrongTotal !== null) fields.total = wrongTotal;
  if (counted.wrong.length > 0) fields.counts = { code: 'COUNT_UNREADABLE', params: {} };
  else if (total !== undefined && counted.denominations.length > 0 && counted.totalMinor !== total)
    fields.counts = { code: 'DENOMINATIONS_MISMATCH', params: { amountMinor: total, currency } };
  const chequeDate = method === 'cheque' ? draft.chequeDate : null;
  const isDated = chequeDate === null || isBusinessDate(chequeDate);
  if (!isDated) fields.chequeDate = unreadableDay(chequeDate);
  const problems = { fields, invoices, form: null };
  if (!isFree(problems) || total === undefined || !isDated)
    return { onAccountMinor: null, input: null, problems };
  const onAccountMinor = total - sumMinor(items.map((one) => one.amountMinor));
  const input: ReceiptInput = {
    currency,
    amountMinor: total,
    method,
    items: [...items],
    payerName: draft.payerName.trim(),
    reference: method === 'cash' ? '' : draft.reference.trim(),
    chequeDate,
    denominations: [...counted.denominations],
    visitId,
    signature: draft.signature,
  };
  return { onAccountMinor, input, problems };
}

const noCash: ReturnType<typeof readCounts> = { denominations: [], totalMinor: 0, wrong: [] };

function totalProblem(totalMinor: number | undefined, allocatedMinor: number): Problem | null {
  if (totalMinor === undefined) return unreadable;
  if (totalMinor <= 0) return { code: 'AMOUNT_NOT_POSITIVE', params: {} };
  return allocatedMinor > totalMinor ? { code: 'ALLOCATION_ABOVE_TOTAL', params: {} } : null;
}

type Items = {
  readonly items: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
  readonly invoices: Readonly<Record<string, Problem>>;
};

function readItems(account: ReceiptAccount, draft: ReceiptDraft, locale: string): Items {
  const items: { invoiceId: string; amountMinor: number }[] = [];
  const invoices: Record<string, Problem> = {};
  for (const row of receiptCandidates(account, draft)) {
    const amountMinor = readAmountText(draft.amountTexts[row.id] ?? '', draft.currency, locale);
    if (amountMinor === undefined || amountMinor < 0) invoices[row.id] = unreadable;
    else if (amountMinor > row.openMinor) {
      const params = {
        invoice: row.number,
        currency: draft.currency,
        amountMinor,
        availableMinor: row.openMinor,
      };
      invoices[row.id] = { code: 'AMOUNT_EXCEEDS_INVOICE', params };
    } else if (amountMinor > 0) items.push({ invoiceId: row.id, amountMinor });
  }
  return { items, invoices };
}
