import { z } from 'zod';
import { multiplyRatios, type Ratio, ratio, roundHalfEven } from './ratio.ts';

const ratePattern = /^(-?)(0|[1-9]\d{0,3})(?:\.(\d{1,10}))?$/;
const largestPercent = 1000n;
const message =
  'not a rate in per cent: a decimal text like 8 or -0.88, of ten decimals at most, within ±1000';

/** M3: a rate in per cent as a decimal text, `'8'` or `'-0.88'`. Base rates may be below 0. */
export const rateSchema = z
  .string()
  // Aborts, so that refinements of what holds a rate never read a text that is none.
  .refine(isRate, { error: message, abort: true })
  .brand<'Rate'>();
export type Rate = string & z.core.$brand<'Rate'>;

/** M3: a rate that is not below 0, such as a margin or an agreed rate of interest. */
export const nonNegativeRateSchema = rateSchema.refine((rate) => !rate.startsWith('-'), {
  error: 'a rate must not be below 0',
});

/** True for the text of a rate; exponents, grouping, a decimal comma, a plus sign and `-0` are none. */
export function isRate(text: string): text is Rate {
  const match = ratePattern.exec(text);
  if (match === null) return false;
  const { numerator, denominator } = percentOf(text);
  if (numerator === 0n && match[1] === '-') return false;
  return numerator <= largestPercent * denominator && -numerator <= largestPercent * denominator;
}

/** Takes a text that is known to be a rate. Throws when it is not: a bug. */
export function rate(text: string): Rate {
  if (!isRate(text)) throw new RangeError(`not a rate: ${text.slice(0, 20)}`);
  return text;
}

/** M3: the exact fraction that a rate means: `'8'` → 8/100. */
export function readRate(text: Rate): Ratio {
  return multiplyRatios(percentOf(text), ratio(1n, 100n));
}

/** M3: amount × fraction in minor units, rounded half-even once. Throws when it is no longer exact: a bug. */
export function timesRatio(amountMinor: number, fraction: Ratio): number {
  const product = Number(roundHalfEven(multiplyRatios(ratio(amountMinor), fraction)));
  if (!Number.isSafeInteger(product))
    throw new RangeError('an amount is not an exact integer of minor units');
  return product;
}

function percentOf(text: string): Ratio {
  const [whole = '', fraction = ''] = text.split('.');
  return ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}
