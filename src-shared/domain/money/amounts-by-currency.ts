import { z } from 'zod';
import { isCurrency, minorDigits } from './currency.ts';
import { parseAmount } from './parse-amount.ts';

const plainDecimal = /^\d{1,12}(\.\d{1,4})?$/;

/**
 * M1: an amount for each of some currencies, in major units as a decimal text: `{EUR: '2.50', JPY: '300'}`. An amount
 * with more decimals than its currency has is refused by the name of the currency.
 */
export const amountsByCurrencySchema = z.record(z.string(), z.string()).superRefine((amounts, context) => {
  for (const [currency, text] of Object.entries(amounts)) {
    const message = problemOf(currency, text);
    if (message !== undefined) context.addIssue({ code: 'custom', path: [currency], message });
  }
});
export type AmountsByCurrency = z.infer<typeof amountsByCurrencySchema>;

/** The amount of a currency in minor units of it; undefined where none is listed. Throws on one that does not fit: a bug. */
export function amountIn(amounts: AmountsByCurrency, currency: string): number | undefined {
  const text = amounts[currency];
  if (text === undefined) return undefined;
  const amountMinor = parseAmount(text, currency, '.');
  if (amountMinor === undefined) throw new RangeError(`not an amount of ${currency}`);
  return amountMinor;
}

function problemOf(currency: string, text: string): string | undefined {
  if (!isCurrency(currency)) return 'not an ISO 4217 currency';
  if (plainDecimal.test(text) && parseAmount(text, currency, '.') !== undefined) return undefined;
  const digits = minorDigits(currency);
  const example = digits === 0 ? '5' : `5.${'0'.repeat(digits)}`;
  return `not an amount of ${currency}: a decimal text like ${example}, of ${digits} decimals at most`;
}
