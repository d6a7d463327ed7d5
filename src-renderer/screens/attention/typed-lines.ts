import type { TFunction } from 'i18next';
import type { CommandItem } from '../../../src-shared/contract/attention-view.ts';
import { isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { findDisputeReason } from '../../../src-shared/domain/dispute/dispute-reasons.ts';
import type { Formats } from '../../app/formats.ts';
import { type RetryDraft, retryDraft } from './retry-draft.ts';

export type TypedLine = { readonly key: string; readonly label: string; readonly text: string };

/** What was typed into a refused command, in words: nothing of it is lost. */
export function typedLines(item: CommandItem, t: TFunction, formats: Formats): readonly TypedLine[] {
  const retry = retryDraft(item, formats.locale);
  const pairs = retry === undefined ? plainPairs(item) : draftPairs(retry, t);
  return pairs
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({
      key,
      label: t(`attention.typed.${key}`, { defaultValue: key }),
      text: isBusinessDate(text) ? formats.fullDate(text) : text,
    }));
}

function draftPairs({ kind, draft }: RetryDraft, t: TFunction): readonly (readonly [string, string])[] {
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
        ['reason', t(`disputeReason.${findDisputeReason(draft.reasonCode ?? '')?.key ?? 'notStated'}`)],
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
      ];
  }
}

/** Input that no form understands: its plain fields, ids left out. */
function plainPairs(item: CommandItem): readonly (readonly [string, string])[] {
  return Object.entries(item.input)
    .filter(([key, value]) => !key.endsWith('Id') && (typeof value === 'string' || typeof value === 'number'))
    .map(([key, value]) => [key, String(value)] as const);
}
