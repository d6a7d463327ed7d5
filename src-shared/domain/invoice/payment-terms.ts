import { z } from 'zod';
import { rateSchema, readRate } from '../money/rate.ts';
import { addRatios, compareRatios, oneRatio, zeroRatio } from '../money/ratio.ts';

/** I4: one step on the way from the invoice date to a due date; months that are shorter end on their last day. */
const dateStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('days'), days: z.int().min(0).max(3650) }),
  z.object({ step: z.literal('months'), months: z.int().min(0).max(120) }),
  z.object({ step: z.literal('month-end') }),
  z.object({
    step: z.literal('day-of-month'),
    day: z.int().min(1).max(31),
    /** The next such day, today's date counted or not, or that day of the month after. */
    when: z.enum(['on-or-after', 'after', 'following-month']),
  }),
]);
export type DateStep = z.infer<typeof dateStepSchema>;

const dateStepsSchema = z.array(dateStepSchema).max(6);

/** A share of something in per cent, above 0. */
const shareSchema = rateSchema.refine((rate) => compareRatios(readRate(rate), zeroRatio) > 0, {
  error: 'a share must be above 0 %',
});

/** I4: what is taken off when the money comes by a date. */
const earlyPaymentSchema = z.object({
  percent: shareSchema.refine((rate) => compareRatios(readRate(rate), oneRatio) < 0, {
    error: 'a discount must be below 100 %',
  }),
  by: dateStepsSchema,
});

/** I4: a part of the invoice with a due date of its own; most terms have a single one of 100 %. */
const portionSchema = z.object({
  percent: shareSchema,
  due: dateStepsSchema,
  discount: earlyPaymentSchema.nullable(),
});
export type TermsPortion = z.infer<typeof portionSchema>;

/** What the discount is taken of: the whole invoice, or the amount before tax. */
export const discountBaseSchema = z.enum(['gross', 'net']);
export type DiscountBase = z.infer<typeof discountBaseSchema>;

/**
 * What a part payment within the discount's time settles: payment ÷ (1 − discount), payment × (1 + discount), or the
 * payment alone, because only the whole open amount earns the discount.
 */
export const partPaymentDiscountSchema = z.enum(['divided', 'added', 'whole-only']);
export type PartPaymentDiscount = z.infer<typeof partPaymentDiscountSchema>;

/** I4: when an invoice is due, in how many parts, and what early payment takes off. */
export const paymentTermsSchema = z.object({
  portions: z
    .array(portionSchema)
    .min(1)
    .max(36)
    .refine(sumsToWhole, { error: 'the portions must sum to 100 %' }),
  discountBase: discountBaseSchema,
  partPayment: partPaymentDiscountSchema,
});
export type PaymentTerms = z.infer<typeof paymentTermsSchema>;

function sumsToWhole(portions: readonly TermsPortion[]): boolean {
  const sum = portions.reduce((total, { percent }) => addRatios(total, readRate(percent)), zeroRatio);
  return compareRatios(sum, oneRatio) === 0;
}
