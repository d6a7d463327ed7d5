import { code as currencyByCode } from 'currency-codes';
import { z } from 'zod';

/** M1: an ISO 4217 code that the list knows. */
export const currencySchema = z
  .string()
  .refine(isCurrency, { error: 'not an ISO 4217 currency' })
  .brand<'Currency'>();
export type Currency = string & z.core.$brand<'Currency'>;

const codePattern = /^[A-Z]{3}$/;
const digitsByCode = new Map<string, number>();

function lookUpDigits(currency: string): number | undefined {
  // The list itself would take `eur` for EUR.
  if (!codePattern.test(currency)) return undefined;
  const known = digitsByCode.get(currency);
  if (known !== undefined) return known;
  const digits = currencyByCode(currency)?.digits;
  if (digits !== undefined) digitsByCode.set(currency, digits);
  return digits;
}

/** True when the text is the code of an ISO 4217 currency. */
export function isCurrency(text: string): text is Currency {
  return lookUpDigits(text) !== undefined;
}

/** M1: how many decimal digits the minor unit has (JPY 0, EUR 2, KWD 3). Throws on an unknown code: a bug. */
export function minorDigits(currency: string): number {
  const digits = lookUpDigits(currency);
  if (digits === undefined) throw new RangeError('unknown currency code');
  return digits;
}
