import { formatAmountNumber } from '../../src-shared/domain/money/amount.ts';
import { readAmount } from './read-amount.ts';

/** Reads what was typed into minor units; empty is 0, `undefined` is no amount, or not one alone. */
export function readAmountText(text: string, currency: string, locale: string): number | undefined {
  const reading = readAmount(text, currency, locale);
  return reading.kind === 'amount' ? reading.amountMinor : undefined;
}

/** Writes minor units as a person would type them; 0 is empty. */
export function formatAmountText(amountMinor: number, currency: string, locale: string): string {
  return amountMinor === 0 ? '' : formatAmountNumber(amountMinor, currency, locale);
}
