import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import type { InvoiceChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { paymentMethods } from '../../../../src-shared/domain/promise/promise.ts';
import { formatAmountText, readAmountText } from '../../../components/amount-text.ts';
import type { PromiseDraft } from '../../../state/drafts.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { oldestFirst, proposeAllocation } from './propose-allocation.ts';

/** What of an account a promise depends on. */
export type Promisable = Pick<ClaimableAccount, 'claimable' | 'currencies' | 'account' | 'today' | 'figures'>;

/** The invoices that a draft may cover, oldest due first. */
export function promiseCandidates(
  account: Pick<Promisable, 'claimable'>,
  { currency }: Pick<PromiseDraft, 'currency'>,
): readonly InvoiceRow[] {
  return oldestFirst(account.claimable.filter((row) => row.currency === currency && row.promisableMinor > 0));
}

/** A first draft: all that may be promised on the chosen invoices; without a choice, the amount to collect. */
export function newPromiseDraft(account: Promisable, choice: InvoiceChoice, locale: string): PromiseDraft {
  const chosenCurrency = choice.length === 0 ? undefined : account.currencies[0]?.currency;
  const draft: PromiseDraft = {
    currency: chosenCurrency ?? account.account.currency,
    scope: choice,
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
  const all = account.currencies.find((one) => one.currency === draft.currency);
  if (all === undefined) return 0;
  return draft.scope.length > 0 || all.toCollectMinor === 0 ? all.claimableMinor : all.toCollectMinor;
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
