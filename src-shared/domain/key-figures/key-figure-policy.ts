import { z } from 'zod';
import { activityKinds, activityOutcomes } from '../activity/activity.ts';
import { ascending } from '../ascending.ts';

/** What the key figures are computed by, where sources disagree or organisations differ. */
export const keyFigurePolicySchema = z.strictObject({
  /** Days of the period that sales, payments, promises and contacts are taken from, the as-of date its last. */
  periodDays: z.literal([30, 90, 365]),
  /** Days between the two ageings that a roll rate compares. */
  rollDays: z.int().min(1).max(366),
  /**
   * `apart`: receivables are open invoices, sales are invoices. `deducted`: unapplied credits lower the receivables
   * (those of the same account, overdue ones first) and credit notes lower the sales.
   */
  credits: z.enum(['apart', 'deducted']),
  /** DSO of the receivables at the end of the period, or of the average of opening and closing. */
  dsoReceivables: z.enum(['closing', 'average']),
  /** CEI with the sales of the period, or with their average per 30 days. */
  ceiSales: z.enum(['period', 'monthly-average']),
  /** Count-back DSO by calendar months, the current one as far as it has come, or by 30 days each. */
  countBackBy: z.enum(['month', 'thirty-days']),
  /** How many months (or 30 days) the count-back looks back. */
  countBackPeriods: z.int().min(1).max(120),
  /** A promise kept in part counts with the cash that met it in the rate by amount, or as not kept. */
  partlyKept: z.enum(['by-cash', 'not-kept']),
  /** Outbound activities of these kinds are attempts to reach somebody. */
  attemptKinds: z.array(z.enum(activityKinds)).min(1).max(activityKinds.length),
  /** Outcomes that say that the person who decides was reached. */
  rightPartyOutcomes: z.array(z.enum(activityOutcomes)).min(1).max(activityOutcomes.length),
  /** Days from the as-of date for which cash is forecast. */
  forecastHorizonDays: z
    .array(z.int().min(1).max(366))
    .min(1)
    .max(12)
    .refine(ascending, { error: 'must ascend' }),
  /** Invoices settled in so many days before the as-of date say when a customer pays. */
  forecastHistoryDays: z.int().min(30).max(3650),
});
export type KeyFigurePolicy = z.infer<typeof keyFigurePolicySchema>;

export const defaultKeyFigurePolicy: KeyFigurePolicy = {
  periodDays: 90,
  rollDays: 30,
  credits: 'apart',
  dsoReceivables: 'closing',
  ceiSales: 'period',
  countBackBy: 'month',
  countBackPeriods: 24,
  partlyKept: 'by-cash',
  attemptKinds: ['call', 'visit'],
  rightPartyOutcomes: ['reached', 'refused', 'promised', 'disputed', 'paid', 'call-back'],
  forecastHorizonDays: [7, 30, 60, 90],
  forecastHistoryDays: 730,
};
