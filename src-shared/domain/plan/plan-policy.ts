import { z } from 'zod';
import { percentSchema } from '../money/percent.ts';
import { rate } from '../money/rate.ts';
import { planConventionsSchema } from './plan-terms.ts';

/** N1–N4: how plans are made and when they fail. */
export const planPolicySchema = z.strictObject({
  ...planConventionsSchema.shape,
  /** N3: days after an instalment's due date on which it may still be met. */
  graceDays: z.int().min(0).max(90),
  /** N3: how many missed instalments default a plan. */
  missesToDefault: z.int().min(1).max(12),
  /** N4: longest plan in days that needs nobody's approval. */
  maxDays: z.int().min(1).max(3650),
  /** N4: smallest instalment that needs nobody's approval, in per cent of the principal. */
  minInstalmentPercent: percentSchema,
});
export type PlanPolicy = z.infer<typeof planPolicySchema>;

export const defaultPlanPolicy: PlanPolicy = {
  split: 'nearest',
  remainder: 'last',
  roundToMinor: 1,
  interestMethod: 'annuity',
  dayCount: 'per-period',
  feeSpread: 'first',
  graceDays: 5,
  missesToDefault: 1,
  maxDays: 190,
  minInstalmentPercent: rate('5'),
};
