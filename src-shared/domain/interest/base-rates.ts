import { z } from 'zod';
import { addDays, type BusinessDate, businessDateSchema } from '../calendar/business-date.ts';
import { type Rate, rateSchema } from '../money/rate.ts';
import { onceRight } from '../organisation/unique-by.ts';

/** Names a table of base rates, such as `ecb-main-refinancing`. */
export const baseRateKeySchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: 'a key has small letters, digits and hyphens',
});

/**
 * G2: a published base rate as data, by half-year. A half-year that is not there is not set: nothing is computed with
 * the rate of another one.
 */
export const baseRatesSchema = z.strictObject({
  key: baseRateKeySchema,
  /** The day whose rate counts for a half-year: its first one, or the last one before it (UK). */
  readOn: z.enum(['first-day-of-half-year', 'day-before-half-year']),
  rates: z
    .array(
      z.strictObject({
        /** Its first day. */
        halfYear: businessDateSchema.refine((day) => /-0[17]-01$/.test(day), {
          error: 'a half-year begins on 1 January or 1 July',
        }),
        rate: rateSchema,
      }),
    )
    .min(1)
    .max(1000)
    .refine(
      (rates) =>
        rates.every(({ halfYear }, index) => index === 0 || halfYear > (rates[index - 1]?.halfYear ?? '')),
      { error: 'the half-years must ascend', ...onceRight('halfYear') },
    ),
});
export type BaseRates = z.infer<typeof baseRatesSchema>;

/** A base rate with the day on which it was read. */
export type BaseRateOnDay = { readonly key: string; readonly date: BusinessDate; readonly rate: Rate };

/** G2: the base rate of the half-year that begins on a day; `undefined` where it is not set. */
export function baseRateOfHalfYear(
  { key, readOn, rates }: BaseRates,
  start: BusinessDate,
): BaseRateOnDay | undefined {
  // Most debts are young: the last half-years are asked for most.
  const found = rates.findLast(({ halfYear }) => halfYear === start);
  if (found === undefined) return undefined;
  const date = readOn === 'first-day-of-half-year' ? start : addDays(start, -1);
  return { key, date, rate: found.rate };
}
