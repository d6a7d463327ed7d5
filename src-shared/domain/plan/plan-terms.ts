import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { nonNegativeRateSchema } from '../money/rate.ts';

/** So many instalments a plan has at most, its down payment not counted. */
export const maxInstalments = 360;

export const planFrequencies = ['weekly', 'fortnightly', 'monthly'] as const;
export type PlanFrequency = (typeof planFrequencies)[number];
export const dayAdjustments = ['none', 'following', 'preceding', 'modified-following'] as const;

const rhythm = { frequency: z.enum(planFrequencies), firstDate: businessDateSchema };

/** N1: so many instalments, or instalments of so much (before fees), or instalments on these dates. */
export const instalmentRuleSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('count'), count: z.int().min(1).max(maxInstalments), ...rhythm }),
  z.object({ by: z.literal('amount'), amountMinor: positiveAmountMinorSchema, ...rhythm }),
  z.object({ by: z.literal('dates'), dates: z.array(businessDateSchema).min(1).max(maxInstalments) }),
]);
export type InstalmentRule = z.infer<typeof instalmentRuleSchema>;

/** What was agreed with the customer; the schedule follows from it and the conventions (N1). */
export const planTermsSchema = z.object({
  downPayment: z.object({ amountMinor: positiveAmountMinorSchema, date: businessDateSchema }).nullable(),
  instalments: instalmentRuleSchema,
  /** Per cent per year, from the day of the version; null for none. */
  interestRate: nonNegativeRateSchema.nullable(),
  feeMinor: amountMinorSchema.min(0),
  adjustment: z.enum(dayAdjustments),
});
export type PlanTerms = z.infer<typeof planTermsSchema>;

/** N1: how the organisation computes a schedule, where sources disagree. A version keeps those that it was made with. */
export const planConventionsSchema = z.object({
  /**
   * Equal parts: each rounded to the nearest (half-even) or down, one taking the difference; or M2, so that no two are
   * more than one unit apart.
   */
  split: z.enum(['nearest', 'down', 'spread']),
  /** Which instalment takes what is left over. An annuity, and an amount with interest, always end with it. */
  remainder: z.enum(['last', 'first']),
  /** Instalments are multiples of so many minor units, but for the one that takes the remainder. */
  roundToMinor: z.int().min(1).max(1_000_000),
  /**
   * `annuity`: equal instalments, interest on the balance; `declining`: equal principal, interest on the balance;
   * `flat`: equal principal, interest on the whole principal through all periods.
   */
  interestMethod: z.enum(['annuity', 'declining', 'flat']),
  /** What part of a year a period is; instalments on dates of their own count days (actual/365) where it is `per-period`. */
  dayCount: z.enum(['per-period', 'actual/365', 'actual/364', 'actual/360']),
  feeSpread: z.enum(['first', 'split']),
});
export type PlanConventions = z.infer<typeof planConventionsSchema>;
