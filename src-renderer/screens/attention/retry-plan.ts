import { commands } from '../../../src-shared/commands/registry.ts';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import type { PlanEntry } from '../../../src-shared/contract/plans-view.ts';
import { changeDraft, termTexts } from '../../app/forms/plan/plan-draft.ts';
import { formatAmountText } from '../../components/amount-text.ts';
import type { PlanDraft } from '../../state/drafts.ts';

export type PlanRetry = { readonly kind: 'plan' | 'plan-change'; readonly draft: PlanDraft };

type Item = { readonly invoiceId: string; readonly amountMinor: number };

/** N1: a plan that was proposed. */
export function planRetry(item: CommandItem, locale: string): PlanRetry | undefined {
  const parsed = commands['plan.propose'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { items, currency, terms, contactName, reason, asDraft } = parsed.data;
  const amountTexts = amountTextsOf(items, currency, locale);
  const typed = { contactName, reason, asDraft, changes: null };
  return {
    kind: 'plan',
    draft: { currency, scope: [], amountTexts, ...termTexts(terms, currency, locale), ...typed },
  };
}

/** What was typed into the change of a plan; undefined for any other command. */
export function changedTerms(item: CommandItem) {
  return item.commandName === 'plan.change' ? readChange(item) : undefined;
}

/** The plan that a command changes; undefined for any other command. */
export function changedPlanId(item: CommandItem): string | undefined {
  return changedTerms(item)?.planId;
}

/**
 * N5: the next version of a plan with what was typed, over the plan as it stands by now: somebody may have changed it,
 * or paid, since. Undefined where the plan is not there.
 */
export function planChangeRetry(
  item: CommandItem,
  plans: readonly PlanEntry[],
  locale: string,
): PlanRetry | undefined {
  const change = readChange(item);
  const entry = plans.find(({ plan }) => plan.id === change?.planId);
  const present = entry === undefined ? undefined : changeDraft(entry, locale);
  if (change === undefined || present === undefined) return undefined;
  const { items, terms, contactName, reason, asDraft } = change;
  const { currency } = present;
  const typed = { contactName, reason, asDraft, amountTexts: amountTextsOf(items, currency, locale) };
  return { kind: 'plan-change', draft: { ...present, ...termTexts(terms, currency, locale), ...typed } };
}

function readChange({ input }: CommandItem) {
  return commands['plan.change'].input.safeParse(input).data;
}

function amountTextsOf(items: readonly Item[], currency: string, locale: string): Record<string, string> {
  return Object.fromEntries(
    items.map((one) => [one.invoiceId, formatAmountText(one.amountMinor, currency, locale)]),
  );
}
