import type { AccountView, InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { paymentMethods } from '../../../../src-shared/domain/promise/promise.ts';
import { formatAmountText, readAmountText } from '../../../components/amount-text.ts';
import type { PromiseDraft } from '../../../state/drafts.ts';
import { oldestFirst, proposeAllocation } from './propose-allocation.ts';

/** What of an account a promise depends on. */
export type Promisable = Pick<AccountView, 'openInvoices' | 'account' | 'today' | 'figures'>;

/** The invoices that a draft may cover, oldest due first. */
export function promiseCandidates(
  account: Promisable,
  draft: Pick<PromiseDraft, 'currency' | 'scope'>,
): readonly InvoiceRow[] {
  const scope = new Set(draft.scope);
  return oldestFirst(
    account.openInvoices.filter(
      (row) =>
        row.currency === draft.currency && row.promisableMinor > 0 && (scope.size === 0 || scope.has(row.id)),
    ),
  );
}

/** A first draft: all that may be promised on the chosen invoices; without a choice, the amount to collect. */
export function newPromiseDraft(
  account: Promisable,
  invoiceIds: readonly string[],
  locale: string,
): PromiseDraft {
  const chosen = new Set(invoiceIds);
  const first = account.openInvoices.find((row) => chosen.has(row.id));
  const draft: PromiseDraft = {
    currency: first?.currency ?? account.account.currency,
    scope: invoiceIds,
    totalText: '',
    amountTexts: {},
    onAccountText: '',
    date: null,
    method: paymentMethods[0],
    contactName: account.account.contacts.find((contact) => !contact.doNotContact)?.name ?? '',
    note: '',
  };
  return withProposal(account, draft, proposedTotal(account, draft), locale);
}

/** Another currency: other invoices, a new proposal. */
export function withCurrency(
  account: Promisable,
  draft: PromiseDraft,
  currency: string,
  locale: string,
): PromiseDraft {
  const changed = { ...draft, currency };
  return withProposal(account, changed, proposedTotal(account, changed), locale);
}

function proposedTotal(account: Promisable, draft: PromiseDraft): number {
  const candidates = promiseCandidates(account, draft);
  const toCollectMinor = sumMinor(candidates.map((row) => row.toCollectMinor));
  const promisableMinor = sumMinor(candidates.map((row) => row.promisableMinor));
  return draft.scope.length > 0 || toCollectMinor === 0 ? promisableMinor : toCollectMinor;
}

function withProposal(
  account: Promisable,
  draft: PromiseDraft,
  totalMinor: number,
  locale: string,
): PromiseDraft {
  const proposal = proposeAllocation(totalMinor, promiseCandidates(account, draft));
  const write = (amountMinor: number) => formatAmountText(amountMinor, draft.currency, locale);
  return {
    ...draft,
    totalText: write(totalMinor),
    amountTexts: Object.fromEntries(
      proposal.allocations.map((one) => [one.invoiceId, write(one.amountMinor)]),
    ),
    onAccountText: write(proposal.onAccountMinor),
  };
}

/** Another total: spread anew. One that is no amount above zero is spread over nothing: no old split is left standing. */
export function withTotal(
  account: Promisable,
  draft: PromiseDraft,
  totalText: string,
  locale: string,
): PromiseDraft {
  const totalMinor = readAmountText(totalText, draft.currency, locale);
  if (totalMinor === undefined || totalMinor <= 0) {
    return { ...draft, totalText, amountTexts: {}, onAccountText: '' };
  }
  return { ...withProposal(account, draft, totalMinor, locale), totalText };
}

/** Another amount at one invoice, or on account (`invoiceId` null): the total follows once all are amounts. */
export function withAmount(
  draft: PromiseDraft,
  invoiceId: string | null,
  text: string,
  locale: string,
): PromiseDraft {
  const changed =
    invoiceId === null
      ? { ...draft, onAccountText: text }
      : { ...draft, amountTexts: { ...draft.amountTexts, [invoiceId]: text } };
  const amounts = [...Object.values(changed.amountTexts), changed.onAccountText].map((one) =>
    readAmountText(one, draft.currency, locale),
  );
  const read = amounts.filter((amount) => amount !== undefined).filter((amount) => amount >= 0);
  if (read.length < amounts.length) return changed;
  return { ...changed, totalText: formatAmountText(sumMinor(read), draft.currency, locale) };
}
