import type { CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import { readAmountText } from '../../components/amount-text.ts';

/**
 * Reads a new credit limit into minor units of the account's currency: 0 only where it is typed, `empty` before
 * anything is, `same` where it is the present one.
 */
export function readLimitText(
  text: string,
  { currency, creditLimitMinor }: Pick<CreditListRow, 'currency' | 'creditLimitMinor'>,
  locale: string,
): number | 'empty' | 'no-amount' | 'same' {
  if (text.trim() === '') return 'empty';
  const limitMinor = readAmountText(text, currency, locale);
  if (limitMinor === undefined || limitMinor < 0) return 'no-amount';
  return limitMinor === creditLimitMinor ? 'same' : limitMinor;
}
