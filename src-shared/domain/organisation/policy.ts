import { z } from 'zod';
import { ascending } from '../ascending.ts';
import { amountMinorSchema } from '../money/amount.ts';

/** Settings of the organisation that rules read. Every default is the one of the rule that names it. */
export const policySchema = z.strictObject({
  /** I1: last day of each ageing bucket after "not due"; one more bucket is open-ended. */
  ageingBucketDays: z.array(z.int().min(1)).min(1).max(12).refine(ascending, { error: 'must ascend' }),
  /** P2: calendar days after the promised date during which cash still keeps a promise. */
  promiseToleranceDays: z.int().min(0).max(60),
  /** P2: how many minor units a kept promise may be short. */
  promiseToleranceMinor: amountMinorSchema.min(0),
  /** P1: how many days ahead a promise may be for. */
  promiseMaxDays: z.int().min(1).max(3650),
});
export type Policy = z.infer<typeof policySchema>;

export const defaultPolicy: Policy = {
  ageingBucketDays: [30, 60, 90, 120],
  promiseToleranceDays: 3,
  promiseToleranceMinor: 0,
  promiseMaxDays: 365,
};
