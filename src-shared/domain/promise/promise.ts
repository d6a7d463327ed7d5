import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { invoiceIdSchema, paymentIdSchema, promiseIdSchema } from '../ids.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { authorSchema, signedSchema } from '../organisation/actor.ts';

export const paymentMethods = ['bank-transfer', 'card', 'cheque', 'cash', 'direct-debit', 'other'] as const;

export const promiseAllocationSchema = z.object({
  invoiceId: invoiceIdSchema,
  amountMinor: positiveAmountMinorSchema,
});

/** How often a promise can be amended. */
export const maxAmendments = 100;
/** Of the terms of a promise: as it was made, and after each amendment. */
export const maxPromiseVersions = maxAmendments + 1;

/** A promise to pay. Its status is not stored: P2 computes it from payments and a date. */
export const promiseSchema = z.object({
  id: promiseIdSchema,
  ...documentFields,
  currency: currencySchema,
  /** Σ allocations + onAccountMinor. */
  amountMinor: positiveAmountMinorSchema,
  allocations: z.array(promiseAllocationSchema).max(1000),
  onAccountMinor: amountMinorSchema.min(0),
  promisedDate: businessDateSchema,
  method: z.enum(paymentMethods),
  contactName: freeText(200),
  note: freeText(2000),
  madeOn: businessDateSchema,
  madeAt: instantSchema,
  madeBy: authorSchema,
  /**
   * P2: payments of the day of the promise that were already booked when it was made. Dates alone cannot tell
   * them from payments that came later on the same day, and only the later ones keep the promise.
   */
  paymentsSeen: z.array(paymentIdSchema).max(20_000),
  /** What was promised before it was amended, the first terms first. An amended promise keeps its place in the level (P3). */
  amendments: z
    .array(
      signedSchema.extend({
        amountMinor: positiveAmountMinorSchema,
        allocations: z.array(promiseAllocationSchema).max(1000),
        onAccountMinor: amountMinorSchema.min(0),
        promisedDate: businessDateSchema,
        reason: freeText(500),
      }),
    )
    .max(maxAmendments),
  cancelled: signedSchema.extend({ reason: freeText(500) }).nullable(),
});
export type PromiseToPay = z.infer<typeof promiseSchema>;
