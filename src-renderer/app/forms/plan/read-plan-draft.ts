import type { z } from 'zod';
import type { CommandInput } from '../../../../src-shared/commands/registry.ts';
import type { SessionView } from '../../../../src-shared/contract/session-view.ts';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { sumMinor } from '../../../../src-shared/domain/money/amount.ts';
import { planConventionsSchema, planTermsSchema } from '../../../../src-shared/domain/plan/plan-terms.ts';
import { planSchedule, type Schedule } from '../../../../src-shared/domain/plan/schedule.ts';
import { readAmountText } from '../../../components/amount-text.ts';
import type { PlanDraft } from '../../../state/drafts.ts';
import type { Problem } from '../../problem.ts';
import { type FormProblems, isFree, placeProblem } from '../parts/form-problem.ts';
import { type Plannable, planCandidates, plannableMinor } from './plan-draft.ts';
import { type PlanField, type PlanLanguage, readTerms } from './read-terms.ts';

/** The field that shows a failure of a code. */
export const planFieldOf: Readonly<Record<string, PlanField>> = {
  AMOUNT_NOT_POSITIVE: 'items',
  PLAN_DOWN_PAYMENT_TOO_LARGE: 'downPayment',
  PLAN_DATE_PAST: 'dates',
  PLAN_DATES_NOT_ASCENDING: 'dates',
  PLAN_TOO_MANY_INSTALMENTS: 'rule',
  PLAN_INSTALMENT_TOO_SMALL: 'rule',
};

type Item = { readonly invoiceId: string; readonly amountMinor: number };

export type PlanReading = {
  readonly items: readonly Item[];
  /** Σ items, in minor units. */
  readonly principalMinor: number;
  readonly terms: z.input<typeof planTermsSchema> | null;
  /** N1: what the draft comes to; undefined while anything of it is wrong. */
  readonly schedule: Schedule | undefined;
  readonly problems: FormProblems<PlanField>;
};

/** What a plan's schedule follows from beside the draft. */
export type PlanBasis = PlanLanguage & { readonly settings: SessionView['planSettings'] };

/** N1: reads a draft as it stands on the screen: its amounts, its terms and the schedule that they make. */
export function readPlanDraft(account: Plannable, draft: PlanDraft, basis: PlanBasis): PlanReading {
  const { items, invoices } = readItems(account, draft, basis.locale);
  const principalMinor = sumMinor(items.map((item) => item.amountMinor));
  const { terms, fields } = readTerms(draft, basis, account.today);
  const problems: FormProblems<PlanField> = { fields, invoices, form: null };
  const read = { items, principalMinor, terms };
  if (principalMinor <= 0 && isFreeOfInvoices(problems)) {
    const missing: Problem = { code: 'AMOUNT_NOT_POSITIVE', params: {} };
    return { ...read, schedule: undefined, problems: { ...problems, fields: { ...fields, items: missing } } };
  }
  const parsed = terms === null ? undefined : planTermsSchema.safeParse(terms);
  if (!isFree(problems) || parsed?.success !== true) return { ...read, schedule: undefined, problems };
  const { plan, calendar } = basis.settings;
  const planned = planSchedule({
    principalMinor,
    currency: draft.currency,
    terms: parsed.data,
    conventions: planConventionsSchema.parse(plan),
    start: businessDate(account.today),
    calendar,
  });
  if (planned.ok) return { ...read, schedule: planned.schedule, problems };
  const [headline, ...others] = planned.failures;
  const placed = placeProblem({ ...headline, others }, planFieldOf, []);
  return { ...read, schedule: undefined, problems: placed };
}

function isFreeOfInvoices({ invoices }: FormProblems<PlanField>): boolean {
  return Object.keys(invoices).length === 0;
}

/** Reads the lines that the form lists and no others: an amount at an invoice that left the list is not recorded. */
function readItems(
  account: Plannable,
  draft: PlanDraft,
  locale: string,
): { readonly items: readonly Item[]; readonly invoices: Readonly<Record<string, Problem>> } {
  const { currency } = draft;
  const items: Item[] = [];
  const invoices: Record<string, Problem> = {};
  for (const row of planCandidates(account, draft)) {
    const amountMinor = readAmountText(draft.amountTexts[row.id] ?? '', currency, locale);
    const availableMinor = plannableMinor(row, draft);
    if (amountMinor === undefined || amountMinor < 0) {
      invoices[row.id] = { code: 'AMOUNT_UNREADABLE', params: {} };
    } else if (amountMinor > availableMinor) {
      const params = { invoice: row.number, currency, amountMinor, availableMinor };
      invoices[row.id] = { code: 'AMOUNT_EXCEEDS_PLANNABLE', params };
    } else if (amountMinor > 0) items.push({ invoiceId: row.id, amountMinor });
  }
  return { items, invoices };
}

/** What proposing and changing have in common; `terms` and `items` are those of a reading without problems. */
export function proposalInput(
  draft: Pick<PlanDraft, 'contactName' | 'reason' | 'asDraft'>,
  { items, terms }: { readonly items: readonly Item[]; readonly terms: z.input<typeof planTermsSchema> },
  requestId: string,
): Omit<CommandInput<'plan.propose'>, 'planId' | 'currency'> {
  return {
    items: [...items],
    terms,
    contactName: draft.contactName.trim(),
    reason: draft.reason.trim(),
    requestId,
    asDraft: draft.asDraft,
  };
}
