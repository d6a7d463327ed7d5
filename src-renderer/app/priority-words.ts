import type { TFunction } from 'i18next';
import type { PriorityReason } from '../../src-shared/domain/priority/priority.ts';
import type { Formats } from './formats.ts';

/** W1: one rule's part of the score in words: "To collect 42,710.00 EUR". */
export function priorityWords(
  reason: PriorityReason,
  currency: string,
  today: string,
  t: TFunction,
  formats: Formats,
): string {
  const { rule, value } = reason;
  if (rule === 'amount-to-collect' && typeof value === 'number') {
    return t(`priority.${rule}`, { amount: formats.amount(value, reason.currency ?? currency) });
  }
  if (rule === 'days-since-contact' && typeof value !== 'number') return t('priority.never-contacted');
  if (rule === 'credit-hold') return t(`priority.${rule}`, { date: formats.shortDate(String(value), today) });
  if (typeof value === 'number') return t(`priority.${rule}`, { count: value, number: formats.count(value) });
  return t(`priority.${rule}`, { value });
}
