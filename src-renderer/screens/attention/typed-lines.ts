import type { TFunction } from 'i18next';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { DisputeReasonName } from '../../../src-shared/domain/dispute/reason-words.ts';
import { reasonWords } from '../../app/dispute-reason-words.ts';
import type { Formats } from '../../app/formats.ts';
import { type RetryDraft, retryDraft } from './retry-draft.ts';
import { changedTerms } from './retry-plan.ts';

export type TypedLine = { readonly key: string; readonly label: string; readonly text: string };

/** What was typed into a refused command, in words: nothing of it is lost. */
export function typedLines(
  item: CommandItem,
  reasons: readonly DisputeReasonName[],
  t: TFunction,
  formats: Formats,
): readonly TypedLine[] {
  const retry = retryDraft(item, formats.locale);
  const pairs =
    retry === undefined
      ? (changePairs(item) ?? plainPairs(item))
      : draftPairs(retry, (code) => reasonWords(code, reasons, t, formats), t);
  return pairs
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({
      key,
      label: t(`attention.typed.${key}`, { defaultValue: key }),
      text: isBusinessDate(text) ? formats.fullDate(text) : text,
    }));
}

function draftPairs(
  { kind, draft }: RetryDraft,
  reasonText: (code: string) => string,
  t: TFunction,
): readonly (readonly [string, string])[] {
  switch (kind) {
    case 'promise':
      return [
        ['amount', `${draft.totalText} ${draft.currency}`],
        ['date', draft.date ?? ''],
        ['method', t(`method.${draft.method}`)],
        ['contact', draft.contactName],
        ['note', draft.note],
      ];
    case 'dispute':
      return [
        ['amount', `${Object.values(draft.amountTexts).join(' + ')} ${draft.currency}`],
        ['reason', draft.reasonCode === null ? '' : reasonText(draft.reasonCode)],
        ['contact', draft.contactName],
        ['note', draft.description],
      ];
    case 'activity':
      return [
        ['kind', t(`activityKind.${draft.kind}`)],
        ['outcome', draft.outcome === null ? '' : t(`outcome.${draft.outcome}`)],
        ['contact', draft.contactName],
        ['note', draft.note],
        ['next', draft.nextText],
        ['nextChannel', draft.nextChannel === null ? '' : t(`activityKind.${draft.nextChannel}`)],
        ['nextDate', draft.nextDate ?? ''],
        ['override', draft.overrideReason],
      ];
    case 'receipt':
      return [
        ['amount', `${draft.totalText} ${draft.currency}`],
        ['method', t(`receiptMethod.${draft.method}`)],
        ['contact', draft.payerName],
        ['reference', draft.reference],
        ['chequeDate', draft.chequeDate ?? ''],
      ];
    case 'check-in':
    case 'check-out':
    case 'visit':
      return [
        ['from', draft.fromText.replace('T', ' ')],
        ['until', draft.untilText.replace('T', ' ')],
        ['outcome', draft.outcome === null ? '' : t(`outcome.${draft.outcome}`)],
        ['contact', draft.contactName],
        ['note', draft.note],
        ['next', draft.nextText],
        ['nextDate', draft.nextDate ?? ''],
        ['override', draft.overrideReason],
      ];
    case 'plan':
    case 'plan-change':
      return [
        ['amount', `${Object.values(draft.amountTexts).join(' + ')} ${draft.currency}`],
        ['instalments', draft.countText],
        ['instalment', draft.instalmentText],
        ['firstDate', draft.firstDate ?? draft.datesText.replaceAll('\n', '; ')],
        ['contact', draft.contactName],
        ['note', draft.reason],
      ];
  }
}

/** N5: what was typed into the change of a plan; its amounts are those of the invoices, which the plan knows. */
function changePairs(item: CommandItem): readonly (readonly [string, string])[] | undefined {
  const change = changedTerms(item);
  if (change === undefined) return undefined;
  const { instalments: rule } = change.terms;
  return [
    ['instalments', rule.by === 'count' ? rule.count.toString() : ''],
    ['firstDate', rule.by === 'dates' ? rule.dates.join('; ') : rule.firstDate],
    ['contact', change.contactName],
    ['note', change.reason],
  ];
}

/** Input that no form understands: what was typed into it, ids and what stood there before left out. */
function plainPairs(item: CommandItem): readonly (readonly [string, string])[] {
  return pairsOf(item.input);
}

function pairsOf(input: object): readonly (readonly [string, string])[] {
  return Object.entries(input).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'from' || (key.endsWith('Id') && key !== 'collectorId')) return [];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return pairsOf(value);
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [];
  });
}
