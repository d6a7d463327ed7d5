import { z } from 'zod';
import { nonNegativeRateSchema, rate, readRate } from '../money/rate.ts';
import { compareRatios } from '../money/ratio.ts';
import { onceRight } from '../organisation/unique-by.ts';

/** Credit: from which values on, each for itself; null for a rule that does not hold. */
const thresholdsSchema = z.strictObject({
  /** Days past due of the oldest item with something to collect. */
  daysOverdue: z.int().min(1).max(3650).nullable(),
  /** Per cent of the credit limit that the exposure is. */
  limitUsePercent: nonNegativeRateSchema.nullable(),
  /** Promises that were not kept within the window. */
  brokenPromises: z.int().min(1).max(1000).nullable(),
});
type Thresholds = z.infer<typeof thresholdsSchema>;
type Threshold = keyof Thresholds;

/** Credit: when a hold is suggested, and when its release. A person with authority decides. */
export const creditPolicySchema = z
  .strictObject({
    /** A hold is suggested where any of them is reached. */
    hold: thresholdsSchema,
    /** A release is suggested where none of them is reached any more. */
    release: thresholdsSchema,
    /** How far back a promise that was not kept counts, in days from its promised date. */
    brokenPromiseWindowDays: z.int().min(1).max(3650),
    /** A limit that the customer has set for itself holds like the others when it is exceeded. */
    customerLimitsHold: z.boolean(),
  })
  .superRefine(
    ({ hold, release }, context) => {
      const refuse = (field: Threshold, message: string) =>
        context.addIssue({ code: 'custom', path: ['release', field], message });
      // What is released must not be held again at once.
      for (const field of ['daysOverdue', 'limitUsePercent', 'brokenPromises'] as const) {
        if (hold[field] === null) continue;
        if (release[field] === null) refuse(field, `must be set where hold.${field} is`);
        else if (isAbove(release, hold, field)) refuse(field, `must not be above hold.${field}`);
      }
    },
    onceRight('hold', 'release'),
  );
export type CreditPolicy = z.infer<typeof creditPolicySchema>;

function isAbove(a: Thresholds, b: Thresholds, field: Threshold): boolean {
  if (field !== 'limitUsePercent') return (a[field] ?? 0) > (b[field] ?? 0);
  const [left, right] = [a[field] ?? rate('0'), b[field] ?? rate('0')];
  return compareRatios(readRate(left), readRate(right)) > 0;
}

export const defaultCreditPolicy: CreditPolicy = {
  hold: { daysOverdue: 60, limitUsePercent: rate('110'), brokenPromises: 3 },
  release: { daysOverdue: 31, limitUsePercent: rate('95'), brokenPromises: 3 },
  brokenPromiseWindowDays: 180,
  customerLimitsHold: true,
};
