import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';
import type { InvoiceChoice } from '../../../../src-shared/contract/invoice-choice.ts';
import type { PlanEntry } from '../../../../src-shared/contract/plans-view.ts';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { addMinor } from '../../../../src-shared/domain/money/amount.ts';
import type { PlanTerms } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { formatAmountText } from '../../../components/amount-text.ts';
import { promiseDayChips } from '../../../components/day-chips.ts';
import { decimalMarkOf } from '../../../components/read-amount.ts';
import type { PlanDraft } from '../../../state/drafts.ts';
import type { ClaimableAccount } from '../../use-claimable.ts';
import { oldestFirst } from '../promise/propose-allocation.ts';

/** What of an account a plan depends on. */
export type Plannable = Pick<ClaimableAccount, 'claimable' | 'currencies' | 'account' | 'today'>;

/** N2: what a plan may cover of an invoice, in minor units: also what the plan that is changed holds of it itself. */
export function plannableMinor(row: InvoiceRow, { changes }: Pick<PlanDraft, 'changes'>): number {
  return addMinor(row.promisableMinor, changes?.heldMinor[row.id] ?? 0);
}

/** The invoices that a draft may cover, oldest due first. */
export function planCandidates(
  { claimable }: Pick<Plannable, 'claimable'>,
  draft: Pick<PlanDraft, 'currency' | 'changes'>,
): readonly InvoiceRow[] {
  return oldestFirst(
    claimable.filter((row) => row.currency === draft.currency && plannableMinor(row, draft) > 0),
  );
}

/** A first draft: all of each chosen invoice, without a choice what is to be collected; three months from month end. */
export function newPlanDraft(account: Plannable, choice: InvoiceChoice, locale: string): PlanDraft {
  const chosenCurrency = choice.length === 0 ? undefined : account.currencies[0]?.currency;
  const firstDate = promiseDayChips(businessDate(account.today)).find(
    (chip) => chip.key === 'monthEnd',
  )?.date;
  const draft: PlanDraft = {
    currency: chosenCurrency ?? account.account.currency,
    scope: choice,
    amountTexts: {},
    by: 'count',
    countText: '3',
    instalmentText: '',
    datesText: '',
    frequency: 'monthly',
    firstDate: firstDate ?? null,
    downPaymentText: '',
    downPaymentDate: null,
    rateText: '',
    feeText: '',
    adjustment: 'following',
    contactName: account.account.contacts.find((contact) => !contact.doNotContact)?.name ?? '',
    reason: '',
    asDraft: false,
    changes: null,
  };
  return withCurrency(account, draft, draft.currency, locale);
}

/** Another currency: other invoices, new amounts. */
export function withCurrency(
  account: Plannable,
  draft: PlanDraft,
  currency: string,
  locale: string,
): PlanDraft {
  const changed = { ...draft, currency };
  const isChosen = draft.scope.length > 0;
  const amounts = planCandidates(account, changed).map((row) => {
    const wholeMinor = plannableMinor(row, changed);
    const amountMinor = isChosen ? wholeMinor : Math.min(wholeMinor, row.toCollectMinor);
    return [row.id, formatAmountText(amountMinor, currency, locale)] as const;
  });
  return { ...changed, amountTexts: Object.fromEntries(amounts) };
}

/** N5: the draft of a plan's next version: the terms of its last one, over what is not paid of it. */
export function changeDraft(entry: PlanEntry, locale: string): PlanDraft | undefined {
  const { plan, items, versions, status } = entry;
  const last = versions.at(-1);
  if (last === undefined) return undefined;
  const { currency } = plan;
  const left = items.map((item) => [item.invoiceId, Math.max(0, item.amountMinor - item.metMinor)] as const);
  return {
    currency,
    scope: [],
    amountTexts: Object.fromEntries(
      left.map(([id, amountMinor]) => [id, formatAmountText(amountMinor, currency, locale)]),
    ),
    ...termTexts(last.terms, currency, locale),
    contactName: plan.contactName,
    reason: '',
    asDraft: plan.state === 'draft',
    changes: {
      planId: plan.id,
      fromVersion: last.version,
      // Only a plan that stands holds its invoices.
      heldMinor: status === 'active' ? Object.fromEntries(left) : {},
    },
  };
}

/** N1: agreed terms as they would be typed. */
export function termTexts(terms: PlanTerms, currency: string, locale: string) {
  const { instalments: rule, downPayment, interestRate, feeMinor, adjustment } = terms;
  const write = (amountMinor: number) => formatAmountText(amountMinor, currency, locale);
  const rhythm = rule.by === 'dates' ? null : rule;
  return {
    by: rule.by,
    countText: rule.by === 'count' ? rule.count.toString() : '',
    instalmentText: rule.by === 'amount' ? write(rule.amountMinor) : '',
    datesText: rule.by === 'dates' ? rule.dates.join('\n') : '',
    frequency: rhythm?.frequency ?? 'monthly',
    firstDate: rhythm?.firstDate ?? null,
    downPaymentText: write(downPayment?.amountMinor ?? 0),
    downPaymentDate: downPayment?.date ?? null,
    rateText: writeRate(interestRate, locale),
    feeText: write(feeMinor),
    adjustment,
  };
}

function writeRate(rate: string | null, locale: string): string {
  return (rate ?? '').replace('.', decimalMarkOf(locale));
}
