import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { invoiceIdSchema, paymentIdSchema, planIdSchema, requestIdSchema } from '../ids.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { signedSchema } from '../organisation/actor.ts';
import { maxInstalments, planConventionsSchema, planTermsSchema } from './plan-terms.ts';

/** What is stored of a plan's life; `completed` and `defaulted` follow from payments and a date (N2, N3). */
export const planStates = [
  'draft',
  'awaiting-approval',
  'approved',
  'refused',
  'active',
  'cancelled',
] as const;
export type PlanState = (typeof planStates)[number];

/** So many versions a plan has at most. */
export const maxPlanVersions = 100;

export const planItemSchema = z.object({
  invoiceId: invoiceIdSchema,
  amountMinor: positiveAmountMinorSchema,
});
export type PlanItem = z.infer<typeof planItemSchema>;

export const instalmentSchema = z.object({
  /** 0 for the down payment. */
  number: z.int().min(0).max(maxInstalments),
  dueDate: businessDateSchema,
  principalMinor: amountMinorSchema.min(0),
  interestMinor: amountMinorSchema.min(0),
  feeMinor: amountMinorSchema.min(0),
});
export type Instalment = z.infer<typeof instalmentSchema>;

/** N2: what a payment had applied to an invoice at some time; below 0 where cash was taken off. Minor units. */
export const appliedCashSchema = z.object({
  paymentId: paymentIdSchema,
  invoiceId: invoiceIdSchema,
  amountMinor: amountMinorSchema,
});

/** The customer signed: from then on the version stands. */
const inForceSchema = signedSchema.extend({
  signedBy: freeText(200).min(1),
  /** N2: what payments had been applied to the items before: it counts for nothing. */
  cashBefore: z.array(appliedCashSchema).max(20_000),
  /** The requests by which the ledger books interest and fees; null where there are none. */
  interestRequestId: requestIdSchema.nullable(),
  feeRequestId: requestIdSchema.nullable(),
});

/** N5: one version of a plan; a change appends another. */
export const planVersionSchema = signedSchema.extend({
  version: z.int().min(1).max(maxPlanVersions),
  items: z.array(planItemSchema).min(1).max(1000),
  terms: planTermsSchema,
  conventions: planConventionsSchema,
  instalments: z
    .array(instalmentSchema)
    .min(1)
    .max(maxInstalments + 1),
  reason: freeText(500),
  /** N4: what was decided; by whoever made the version where their authority reached. Null while nobody did. */
  decision: signedSchema.extend({ isGranted: z.boolean(), reason: freeText(1000) }).nullable(),
  inForce: inForceSchema.nullable(),
});
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** A payment plan over chosen invoices of one currency. */
export const planSchema = z.object({
  id: planIdSchema,
  ...documentFields,
  currency: currencySchema,
  state: z.enum(planStates),
  versions: z.array(planVersionSchema).min(1).max(maxPlanVersions),
  /** N4: the request for approval of the last version, where the authority of whoever made it did not reach. */
  requestId: requestIdSchema.nullable(),
  contactName: freeText(200),
  ended: signedSchema.extend({ reason: freeText(500) }).nullable(),
});
export type PaymentPlan = z.infer<typeof planSchema>;

/** N5: the version that was proposed last, whatever became of it. Throws where a plan has none: a bug. */
export function lastVersion(plan: PaymentPlan): PlanVersion {
  const last = plan.versions.at(-1);
  if (last === undefined) throw new RangeError('a plan has at least one version');
  return last;
}

/** N5: the version that stands: the last that the customer signed. */
export function versionInForce(plan: PaymentPlan): PlanVersion | undefined {
  return plan.versions.findLast((version) => version.inForce !== null);
}

/** N4: true while a superior has to decide on the last version. */
export function awaitsApproval(plan: PaymentPlan): boolean {
  return plan.requestId !== null && lastVersion(plan).decision === null && plan.state !== 'cancelled';
}
