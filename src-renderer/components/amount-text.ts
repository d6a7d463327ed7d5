import { formatAmountNumber } from '../../src-shared/domain/money/amount.ts';
import { type DecimalMark, parseAmount } from '../../src-shared/domain/money/parse-amount.ts';

/** The decimal mark of a locale. */
export function decimalMarkOf(locale: string): DecimalMark {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
}

/** Reads what was typed into minor units; empty is 0, `undefined` is no amount. */
export function readAmountText(text: string, currency: string, locale: string): number | undefined {
  if (text.trim() === '') return 0;
  return parseAmount(text, currency, decimalMarkOf(locale));
}

/** Writes minor units as a person would type them; 0 is empty. */
export function formatAmountText(amountMinor: number, currency: string, locale: string): string {
  return amountMinor === 0 ? '' : formatAmountNumber(amountMinor, currency, locale);
}
