import type { AccountHead, InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { receiptMethods } from '../../../../src-shared/domain/receipt/receipt.ts';
import { formatAmountText, readAmountText } from '../../../components/amount-text.ts';
import type { ReceiptDraft } from '../../../state/drafts.ts';
import { oldestFirst, proposeAllocation } from '../promise/propose-allocation.ts';
import { denominationsOf, readCounts } from './denominations.ts';

/** What of an account a receipt depends on: the open invoices that are at hand. */
export type ReceiptAccount = Pick<AccountHead, 'account' | 'figures' | 'today'> & {
  readonly openInvoices: readonly InvoiceRow[];
};

/** The invoices that a receipt may pay, oldest due first. What is promised or disputed may be paid, too. */
export function receiptCandidates(
  { openInvoices }: Pick<ReceiptAccount, 'openInvoices'>,
  { currency }: Pick<ReceiptDraft, 'currency'>,
): readonly InvoiceRow[] {
  const payable = openInvoices
    .filter((row) => row.currency === currency && row.openMinor > 0 && row.type !== 'credit-note')
    .map((row) => ({ ...row, promisableMinor: row.openMinor }));
  return oldestFirst(payable);
}

/** A first draft: cash in the account's currency, nothing counted yet. */
export function newReceiptDraft({ account }: Pick<ReceiptAccount, 'account'>): ReceiptDraft {
  return {
    currency: account.currency,
    method: receiptMethods[0],
    totalText: '',
    countTexts: {},
    amountTexts: {},
    payerName: account.contacts[0]?.name ?? '',
    reference: '',
    chequeDate: null,
    signature: null,
  };
}

/** Another total: proposed oldest first; over nothing while it is no amount above zero. */
export function withTotal(
  account: Pick<ReceiptAccount, 'openInvoices'>,
  draft: ReceiptDraft,
  totalText: string,
  locale: string,
): ReceiptDraft {
  const totalMinor = readAmountText(totalText, draft.currency, locale) ?? 0;
  const { allocations } = proposeAllocation(totalMinor, receiptCandidates(account, draft));
  const amountTexts = Object.fromEntries(
    allocations.map((one) => [one.invoiceId, formatAmountText(one.amountMinor, draft.currency, locale)]),
  );
  return { ...draft, totalText, amountTexts };
}

/** Another count of a note or coin: the total is what is counted. */
export function withCount(
  account: Pick<ReceiptAccount, 'openInvoices'>,
  draft: ReceiptDraft,
  { valueMinor, text }: { readonly valueMinor: number; readonly text: string },
  locale: string,
): ReceiptDraft {
  const countTexts = { ...draft.countTexts, [valueMinor.toString()]: text };
  const { totalMinor } = readCounts(countTexts, denominationsOf(draft.currency));
  const counted = { ...draft, countTexts };
  return withTotal(account, counted, formatAmountText(totalMinor, draft.currency, locale), locale);
}

/** Another currency: other notes and other invoices, so that amounts and counts begin anew. */
export function withCurrency(draft: ReceiptDraft, currency: string): ReceiptDraft {
  return { ...draft, currency, totalText: '', countTexts: {}, amountTexts: {} };
}
