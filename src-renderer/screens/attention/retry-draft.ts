import { commands } from '../../../src-shared/commands/registry.ts';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import { formatAmountText } from '../../components/amount-text.ts';
import type { ActivityDraft, DisputeDraft, PromiseDraft } from '../../state/drafts.ts';
import {
  checkInRetry,
  checkOutRetry,
  type FieldRetry,
  receiptRetry,
  visitRetry,
} from './retry-field-work.ts';
import { type PlanRetry, planRetry } from './retry-plan.ts';

export type RetryDraft =
  | { readonly kind: 'promise'; readonly draft: PromiseDraft }
  | { readonly kind: 'dispute'; readonly draft: DisputeDraft }
  | { readonly kind: 'activity'; readonly draft: ActivityDraft }
  | PlanRetry
  | FieldRetry;

type Allocation = { readonly invoiceId: string; readonly amountMinor: number };

/**
 * The draft that holds what was typed into a command that did not come to anything; `undefined` for commands that have no
 * form, and for the change of a plan, which needs the plan (`planChangeRetry`).
 */
export function retryDraft(item: CommandItem, locale: string): RetryDraft | undefined {
  switch (item.commandName) {
    case 'promise.record':
      return promiseRetry(item, locale);
    case 'dispute.open':
      return disputeRetry(item, locale);
    case 'activity.log':
      return activityRetry(item);
    case 'plan.propose':
      return planRetry(item, locale);
    case 'receipt.issue':
      return receiptRetry(item, locale);
    case 'visit.check-in':
      return checkInRetry(item);
    case 'visit.check-out':
      return checkOutRetry(item);
    case 'visit.log':
      return visitRetry(item);
    default:
      return undefined;
  }
}

function textsOf(
  allocations: readonly Allocation[],
  currency: string,
  locale: string,
): Record<string, string> {
  return Object.fromEntries(
    allocations.map((one) => [one.invoiceId, formatAmountText(one.amountMinor, currency, locale)]),
  );
}

function promiseRetry(item: CommandItem, locale: string): RetryDraft | undefined {
  const parsed = commands['promise.record'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { allocations, onAccountMinor, currency, promisedDate, method, contactName, note } = parsed.data;
  const totalMinor = sumMinor([...allocations.map((one) => one.amountMinor), onAccountMinor]);
  const draft: PromiseDraft = {
    currency,
    scope: [],
    totalText: formatAmountText(totalMinor, currency, locale),
    amountTexts: textsOf(allocations, currency, locale),
    onAccountText: formatAmountText(onAccountMinor, currency, locale),
    date: promisedDate,
    method,
    contactName,
    note,
  };
  return { kind: 'promise', draft };
}

function disputeRetry(item: CommandItem, locale: string): RetryDraft | undefined {
  const parsed = commands['dispute.open'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { items, currency, reasonCode, description, contactName, attachments: files } = parsed.data;
  const amountTexts = textsOf(items, currency, locale);
  return {
    kind: 'dispute',
    draft: { currency, scope: [], amountTexts, reasonCode, description, contactName, files },
  };
}

function activityRetry(item: CommandItem): RetryDraft | undefined {
  const parsed = commands['activity.log'].input.safeParse(item.input);
  if (!parsed.success) return undefined;
  const { kind, direction, outcome, contactName, note, nextAction, override } = parsed.data;
  const nextDate = nextAction?.date ?? null;
  const nextText = nextAction?.text ?? '';
  const nextChannel = nextAction?.channel ?? null;
  const overrideReason = override?.reason ?? '';
  const next = { nextDate, nextText, nextChannel };
  const typed = { kind, direction, outcome, contactName, note, ...next, overrideReason };
  return { kind: 'activity', draft: typed };
}
