import { z } from 'zod';
import { minorDigits } from './currency.ts';

/** Largest single amount in minor units: sums of nine thousand of them stay within what a number holds exactly. */
export const maxAmountMinor = 1_000_000_000_000;

/**
 * M1: largest Σ|amount| of an account's invoices in one currency, and of its receipts, in minor units: less than half of
 * what a number holds exactly, so that sums over invoices, payments and promises of the account stay exact.
 */
export const maxAccountMinor = 4_000_000_000_000_000;

/** M1: an integer of minor units; floats, NaN and infinities are refused, and −0, which JSON would turn into 0. */
export const amountMinorSchema = z
  .int()
  .min(-maxAmountMinor)
  .max(maxAmountMinor)
  .refine((amountMinor) => !Object.is(amountMinor, -0), { error: 'is no amount: -0' });
export const positiveAmountMinorSchema = amountMinorSchema.min(1);

/** M1: adds amounts of one currency, in minor units. Throws when the sum is no longer exact. */
export function sumMinor(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total = addMinor(total, amount);
  return total;
}

/** M1: adds two amounts of one currency, in minor units. Throws when the sum is no longer exact. */
export function addMinor(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new RangeError('an amount is not an exact integer of minor units');
  return sum;
}

/**
 * M1: writes minor units as a plain decimal with the digits of the currency and a point, without grouping:
 * `123456, 'EUR' → '1234.56'`, `-5, 'EUR' → '-0.05'`. Throws on anything but an exact integer: a bug.
 */
export function toDecimalText(amountMinor: number, currency: string): string {
  if (!Number.isSafeInteger(amountMinor))
    throw new RangeError('an amount is not an exact integer of minor units');
  const digits = minorDigits(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const text = Math.abs(amountMinor)
    .toString()
    .padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Writes an amount for people in a locale: `123456, 'EUR', 'de' → '1.234,56 EUR'`. The code stands instead of a
 * symbol because `$` and `kr` belong to many currencies.
 */
export function formatAmount(amountMinor: number, currency: string, locale: string): string {
  return `${formatAmountNumber(amountMinor, currency, locale)} ${currency}`;
}

/** As {@link formatAmount}, without the currency: for columns whose head names it. */
export function formatAmountNumber(amountMinor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  // The decimal text goes in as a string: Intl formats it exactly, where a division would go through a float.
  return numberFormat(locale, digits).format(
    toDecimalText(amountMinor, currency) as Intl.StringNumericLiteral,
  );
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale}/${digits}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // Spanish and Polish would leave four digits ungrouped: below each other 1234 and 12.345 are misread.
      useGrouping: 'always',
    });
    formats.set(key, format);
  }
  return format;
}
