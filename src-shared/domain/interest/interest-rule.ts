import { z } from 'zod';
import { customerTypes } from '../account/account.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { nonNegativeRateSchema } from '../money/rate.ts';
import { existingCountrySchema } from '../organisation/country.ts';
import { onceRight } from '../organisation/unique-by.ts';
import { baseRateKeySchema } from './base-rates.ts';

const fixedRateSchema = z.strictObject({ kind: z.literal('fixed'), rate: nonNegativeRateSchema });

const basePlusMarginSchema = z.strictObject({
  kind: z.literal('base-plus-margin'),
  /** Which table of base rates. */
  baseRate: baseRateKeySchema,
  /** Percentage points on top. */
  margin: nonNegativeRateSchema,
  /**
   * Whose half-year's base rate holds: that of every day (Directive 2011/7/EU, § 288 BGB), that of the first day of
   * interest for the whole time (UK), or that of the day up to which is computed (Ireland).
   */
  fixing: z.enum(['every-half-year', 'first-day', 'last-day']),
});

/** G2: a flat sum by the size of the debt; a band reaches up to the next one's first amount. */
const compensationSchema = z.strictObject({
  currency: currencySchema,
  bands: z
    .array(z.strictObject({ fromMinor: amountMinorSchema.min(1), amountMinor: amountMinorSchema.min(0) }))
    .min(1)
    .max(20)
    .refine(
      (bands) =>
        bands.every((band, index) => index === 0 || band.fromMinor > (bands[index - 1]?.fromMinor ?? 0)),
      { error: 'the amounts from which bands hold must ascend', ...onceRight('fromMinor') },
    ),
});
export type CompensationBands = z.infer<typeof compensationSchema>;

/** G2: how late interest is computed for some customers. */
export const interestRuleSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'a key has small letters, digits and hyphens' }),
  /** Against whom it may be charged: ISO countries, empty for every one, and kinds of customers. */
  countries: z.array(existingCountrySchema).max(250),
  customerTypes: z.array(z.enum(customerTypes)).min(1).max(customerTypes.length),
  rate: z.discriminatedUnion('kind', [fixedRateSchema, basePlusMarginSchema]),
  /** Days of the year that a yearly rate is divided by; the days themselves are always counted. */
  yearDays: z.union([z.literal(365), z.literal(360)], { error: 'a year has 365 or 360 days of interest' }),
  /** M3: half-even once at the end, or the interest of one day first (gov.uk). */
  rounding: z.enum(['total', 'daily-interest']),
  /** `null` where the law gives none. */
  compensation: compensationSchema.nullable(),
});
export type InterestRule = z.infer<typeof interestRuleSchema>;
