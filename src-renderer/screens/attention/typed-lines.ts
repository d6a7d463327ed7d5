import type { TFunction } from 'i18next';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { DisputeReasonName } from '../../../src-shared/domain/dispute/reason-words.ts';
import { reasonWords } from '../../app/dispute-reason-words.ts';
import type { Formats } from '../../app/formats.ts';
import { type RetryDraft, retryDraft } from './retry-draft.ts';

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
      ? plainPairs(item)
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
  }
}

/** Input that no form understands: its plain fields, ids left out. */
function plainPairs(item: CommandItem): readonly (readonly [string, string])[] {
  return Object.entries(item.input)
    .filter(([key, value]) => !key.endsWith('Id') && (typeof value === 'string' || typeof value === 'number'))
    .map(([key, value]) => [key, String(value)] as const);
}
