import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { fileReferenceSchema } from '../file-reference.ts';
import {
  activityIdSchema,
  depositIdSchema,
  deviceIdSchema,
  invoiceIdSchema,
  paymentIdSchema,
} from '../ids.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { signedSchema } from '../organisation/actor.ts';
import { receiptNumberSchema } from './receipt-number.ts';

export const receiptMethods = ['cash', 'cheque', 'card', 'bank-transfer-notice'] as const;

/** R1: why money could not be applied as the payer wanted it. */
export const receiptExceptionReasons = [
  'paid-meanwhile',
  'invoice-missing',
  'other-currency',
  'invoice-is-credit',
] as const;

/** R1: what speaks against applying a receipt at all: nobody knows what its money was for on the day that it says. */
export const receiptDoubts = ['device-date-wrong', 'account-moved'] as const;
export type ReceiptDoubt = (typeof receiptDoubts)[number];

/** R1: what was found when the receipt was booked: the rest of what the payer wanted on the invoice is unapplied. */
export const receiptExceptionSchema = z.object({
  /** Null for a doubt, which is about the whole receipt. */
  invoiceId: invoiceIdSchema.nullable(),
  because: z.enum([...receiptExceptionReasons, ...receiptDoubts]),
  wantedMinor: positiveAmountMinorSchema,
  appliedMinor: amountMinorSchema.min(0),
});
export type ReceiptException = z.infer<typeof receiptExceptionSchema>;

/** What the payer said that the money is for. */
export const receiptItemSchema = z.object({
  invoiceId: invoiceIdSchema,
  amountMinor: positiveAmountMinorSchema,
});
export type ReceiptItem = z.infer<typeof receiptItemSchema>;

/** Notes or coins of one value, in minor units, and how many. */
export const denominationSchema = z.object({
  valueMinor: positiveAmountMinorSchema,
  count: z.int().min(1).max(100_000),
});

/** What the paper of a receipt says, as it is given and as it is kept. */
export const receiptTerms = {
  currency: currencySchema,
  amountMinor: positiveAmountMinorSchema,
  method: z.enum(receiptMethods),
  /** What the payer said it is for; the rest is on account. */
  items: z.array(receiptItemSchema).max(1000),
  payerName: freeText(200),
  /** Cheque or card reference, or the bank's; empty for cash. */
  reference: freeText(200),
  /** The date on a cheque; null for one that is due at once and for every other method. */
  chequeDate: businessDateSchema.nullable(),
  /** Notes and coins counted: their value and how many. Empty where none was counted; else they sum to the amount. */
  denominations: z.array(denominationSchema).max(50),
  visitId: activityIdSchema.nullable(),
  /** What the payer signed with; null where nobody signed. */
  signature: fileReferenceSchema.nullable().default(null),
};

/** R1: money taken in the field, a fact. The payment that it is booked as refers to it; a void reverses that. */
export const receiptSchema = z.object({
  /** R2: the number, `<device>-<counter>`. */
  id: receiptNumberSchema,
  ...documentFields,
  deviceId: deviceIdSchema,
  ...receiptTerms,
  issued: signedSchema,
  /** The server's business date where the one on the paper cannot be true: the money counts from it. Else null. */
  bookedOn: businessDateSchema.nullable(),
  paymentId: paymentIdSchema,
  exceptions: z.array(receiptExceptionSchema).max(1000),
  voided: signedSchema.extend({ reason: freeText(500).min(1) }).nullable(),
  /** R4: handed in at the bank or the office. */
  deposited: signedSchema.extend({ depositId: depositIdSchema, reference: freeText(200) }).nullable(),
});
export type Receipt = z.infer<typeof receiptSchema>;
