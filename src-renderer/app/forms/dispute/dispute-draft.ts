import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import type { InvoiceChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import { formatAmountText, readAmountText } from '../../../components/amount-text.ts';
import type { DisputeDraft } from '../../../state/drafts.ts';
import type { Problem } from '../../problem.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import type { FormProblems } from '../parts/form-problem.ts';
import { oldestFirst } from '../promise/propose-allocation.ts';

export type DisputeField = 'reason' | 'items';
type Disputable = Pick<ClaimableAccount, 'claimable' | 'currencies' | 'account'>;

/** D1: what may still be disputed on an invoice, in minor units. */
export function disputableMinor(row: InvoiceRow): number {
  return Math.max(0, row.openMinor - row.disputedMinor);
}

/** The invoices that a draft may be about, oldest due first. */
export function disputeCandidates(
  account: Pick<Disputable, 'claimable'>,
  { currency }: Pick<DisputeDraft, 'currency'>,
): readonly InvoiceRow[] {
  return oldestFirst(
    account.claimable.filter((row) => row.currency === currency && disputableMinor(row) > 0),
  );
}

/** A first draft: the whole of each chosen invoice; without a choice nothing, for a person to fill in. */
export function newDisputeDraft(account: Disputable, choice: InvoiceChoice, locale: string): DisputeDraft {
  const isChosen = choice.length > 0;
  const chosenCurrency = isChosen ? account.currencies[0]?.currency : undefined;
  const currency = chosenCurrency ?? account.account.currency;
  const rows = isChosen ? disputeCandidates(account, { currency }) : [];
  return {
    currency,
    scope: choice,
    amountTexts: Object.fromEntries(
      rows.map((row) => [row.id, formatAmountText(disputableMinor(row), currency, locale)]),
    ),
    reasonCode: null,
    description: '',
    contactName: account.account.contacts.find((contact) => !contact.doNotContact)?.name ?? '',
    files: [],
  };
}

export type DisputeReading = {
  readonly items: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
  readonly problems: FormProblems<DisputeField>;
};

/** Reads a draft: its items, and what is wrong with it before it is handed in. */
export function readDisputeDraft(account: Disputable, draft: DisputeDraft, locale: string): DisputeReading {
  const rows = new Map(account.claimable.map((row) => [row.id, row]));
  const items: { invoiceId: string; amountMinor: number }[] = [];
  const invoices: Record<string, Problem> = {};
  for (const [invoiceId, text] of Object.entries(draft.amountTexts)) {
    const row = rows.get(invoiceId);
    const amountMinor = readAmountText(text, draft.currency, locale);
    const availableMinor = row === undefined ? 0 : disputableMinor(row);
    if (amountMinor === undefined || amountMinor < 0) {
      invoices[invoiceId] = { code: 'AMOUNT_UNREADABLE', params: {} };
    } else if (amountMinor > availableMinor) {
      const params = { invoice: row?.number ?? '', currency: draft.currency, amountMinor, availableMinor };
      invoices[invoiceId] = { code: 'AMOUNT_EXCEEDS_OPEN', params };
    } else if (amountMinor > 0) items.push({ invoiceId, amountMinor });
  }
  return { items, problems: { fields: fieldProblems(draft, items.length, invoices), invoices, form: null } };
}

function fieldProblems(
  draft: DisputeDraft,
  itemCount: number,
  invoices: Readonly<Record<string, Problem>>,
): FormProblems<DisputeField>['fields'] {
  const reason: Problem = { code: 'REASON_MISSING', params: {} };
  const items: Problem = { code: 'AMOUNT_NOT_POSITIVE', params: {} };
  return {
    ...(draft.reasonCode === null ? { reason } : {}),
    ...(itemCount === 0 && Object.keys(invoices).length === 0 ? { items } : {}),
  };
}

/** The command that a draft without problems means. */
export function disputeInput(
  draft: DisputeDraft,
  reading: DisputeReading,
  disputeId: string,
): CommandInput<'dispute.open'> {
  return {
    disputeId,
    currency: draft.currency,
    items: [...reading.items],
    reasonCode: draft.reasonCode ?? '',
    description: draft.description.trim(),
    contactName: draft.contactName.trim(),
    attachments: [...draft.files],
  };
}
