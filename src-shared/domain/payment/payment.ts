import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { invoiceIdSchema, paymentIdSchema, receiptIdSchema } from '../ids.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { signedSchema } from '../organisation/actor.ts';

export const allocationSchema = z.object({ invoiceId: invoiceIdSchema, amountMinor: amountMinorSchema });
export type Allocation = z.infer<typeof allocationSchema>;

/** So many allocations people may make of one payment, and so many of them it remembers as taken back. */
export const maxApplications = 2_000;

/**
 * Cash that a person here applied to an invoice, or a credit that was netted with it (below 0): of a credit note, or of
 * an invoice that was paid too much. The ledger's own allocations stay as they came.
 */
export const applicationSchema = signedSchema.extend({
  invoiceId: invoiceIdSchema,
  amountMinor: amountMinorSchema.refine((amountMinor) => amountMinor !== 0, { error: 'applies nothing' }),
});
export type Application = z.infer<typeof applicationSchema>;

/** R3: an application, or the part of one, that was taken back: who had applied it when, and who took it back and why. */
export const takenBackSchema = applicationSchema.extend({
  back: signedSchema.extend({ reason: freeText(500) }),
});
export type TakenBack = z.infer<typeof takenBackSchema>;

/**
 * Money received, from the ledger or by a receipt given in the field; below 0 where the ledger paid out or used up a
 * credit note, so that what it settled with the credit is not cash as well. R3: Σ of all allocations ≤ amount; what is left
 * is unapplied cash on the account.
 */
export const paymentSchema = z.object({
  id: paymentIdSchema,
  ...documentFields,
  currency: currencySchema,
  amountMinor: amountMinorSchema.refine((amountMinor) => amountMinor !== 0, { error: 'is no money' }),
  /** M4: the value date. A post-dated cheque, and some bookings of a ledger, have one in the future. */
  receivedOn: businessDateSchema,
  reference: freeText(200),
  /** As the ledger allocated it; empty for a receipt given in the field. */
  allocations: z.array(allocationSchema).max(20_000),
  /** Allocations that people made: what a receipt was given for, and later of what was unapplied. In order of time. */
  applied: z.array(applicationSchema).max(maxApplications),
  /** What of them was taken back, in order of time: it counts for nothing and stays readable. */
  takenBack: z.array(takenBackSchema).max(maxApplications),
  /** The receipt that the payment was taken with; null for one from the ledger. */
  receiptId: receiptIdSchema.nullable(),
  /** A reversed payment stays in the history and counts for nothing. */
  reversed: z.boolean(),
  /** The day on which it became known that it does not count; null while it does, and where nobody knows the day. */
  reversedOn: businessDateSchema.nullable(),
});
export type Payment = z.infer<typeof paymentSchema>;

/** Every allocation of a payment: the ledger's and those that people made. */
export function allocationsOf(payment: Pick<Payment, 'allocations' | 'applied'>): readonly Allocation[] {
  return payment.applied.length === 0 ? payment.allocations : [...payment.allocations, ...payment.applied];
}
