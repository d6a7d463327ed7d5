import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import type { AccountView, InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { paymentMethods } from '../../../../src-shared/domain/promise/promise.ts';
import { formatAmountText, readAmountText } from '../../../components/amount-text.ts';
import type { PromiseDraft } from '../../../state/drafts.ts';
import type { Problem } from '../../problem.ts';
import type { FormProblems } from '../parts/form-problem.ts';
import { oldestFirst, proposeAllocation } from './propose-allocation.ts';

export type PromiseField = 'total' | 'onAccount' | 'date';
type Promisable = Pick<AccountView, 'openInvoices' | 'account' | 'today'>;

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

/** Another total: spread anew once it can be read; as typed until then. */
export function withTotal(
  account: Promisable,
  draft: PromiseDraft,
  totalText: string,
  locale: string,
): PromiseDraft {
  const totalMinor = readAmountText(totalText, draft.currency, locale);
  if (totalMinor === undefined || totalMinor < 0) return { ...draft, totalText };
  return { ...withProposal(account, draft, totalMinor, locale), totalText };
}

/** Another amount at one invoice, or on account (`invoiceId` null): the total follows once all can be read. */
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
  const read = amounts.filter((amount) => amount !== undefined);
  if (read.length < amounts.length) return changed;
  return { ...changed, totalText: formatAmountText(sumMinor(read), draft.currency, locale) };
}

export type PromiseReading = {
  readonly allocations: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
  readonly onAccountMinor: number;
  readonly totalMinor: number;
  readonly problems: FormProblems<PromiseField>;
};

const unreadable: Problem = { code: 'AMOUNT_UNREADABLE', params: {} };

/** Reads a draft: its amounts, and what is wrong with it before it is handed in. */
export function readPromiseDraft(account: Promisable, draft: PromiseDraft, locale: string): PromiseReading {
  const { allocations, invoices } = readAllocations(account, draft, locale);
  const onAccount = readAmountText(draft.onAccountText, draft.currency, locale);
  const onAccountMinor = Math.max(0, onAccount ?? 0);
  const totalMinor = sumMinor([...allocations.map((one) => one.amountMinor), onAccountMinor]);
  const fields: FormProblems<PromiseField>['fields'] = {};
  if (onAccount === undefined || onAccount < 0) fields.onAccount = unreadable;
  if (readAmountText(draft.totalText, draft.currency, locale) === undefined) fields.total = unreadable;
  else if (totalMinor <= 0) fields.total = { code: 'AMOUNT_NOT_POSITIVE', params: {} };
  if (draft.date === null) fields.date = { code: 'DATE_MISSING', params: {} };
  return { allocations, onAccountMinor, totalMinor, problems: { fields, invoices, form: null } };
}

function readAllocations(
  account: Promisable,
  draft: PromiseDraft,
  locale: string,
): {
  readonly allocations: PromiseReading['allocations'];
  readonly invoices: Readonly<Record<string, Problem>>;
} {
  const { currency } = draft;
  const rows = new Map(account.openInvoices.map((row) => [row.id, row]));
  const allocations: { invoiceId: string; amountMinor: number }[] = [];
  const invoices: Record<string, Problem> = {};
  for (const [invoiceId, text] of Object.entries(draft.amountTexts)) {
    const amountMinor = readAmountText(text, currency, locale);
    const row = rows.get(invoiceId);
    const availableMinor = row?.promisableMinor ?? 0;
    if (amountMinor === undefined || amountMinor < 0) invoices[invoiceId] = unreadable;
    else if (amountMinor > availableMinor) {
      const params = { invoice: row?.number ?? '', currency, amountMinor, availableMinor };
      invoices[invoiceId] = { code: 'AMOUNT_EXCEEDS_AVAILABLE', params };
    } else if (amountMinor > 0) allocations.push({ invoiceId, amountMinor });
  }
  return { allocations, invoices };
}

/** The command that a draft without problems means. */
export function promiseInput(
  draft: PromiseDraft,
  reading: PromiseReading,
  promiseId: string,
): CommandInput<'promise.record'> {
  return {
    promiseId,
    currency: draft.currency,
    allocations: [...reading.allocations],
    onAccountMinor: reading.onAccountMinor,
    promisedDate: draft.date ?? '',
    method: paymentMethods.find((method) => method === draft.method) ?? 'other',
    contactName: draft.contactName.trim(),
    note: draft.note.trim(),
  };
}
