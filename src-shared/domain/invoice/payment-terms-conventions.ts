import { z } from 'zod';
import { discountBaseSchema, partPaymentDiscountSchema } from './payment-terms.ts';

/** I4: what the names of payment terms mean where their users disagree, as data. */
export const termsConventionsSchema = z.object({
  /** "EOM" alone: the end of the invoice's month, or of the one after. */
  endOfMonth: z.enum(['invoice-month', 'following-month']),
  /** "Net 30 EOM": 30 days after the end of the month, or the end of the month in which the 30 days are over. */
  daysWithMonthEnd: z.enum(['after-month-end', 'then-month-end']),
  /** "MFI" alone: the last or the first day of the month following the invoice. */
  monthFollowingInvoice: z.enum(['last-day', 'first-day']),
  /** "2/10 net 30 EOM": the ten days begin where the thirty begin, or on the invoice date. */
  discountWindow: z.enum(['begins-with-net', 'invoice-date']),
  /** "2/10" alone: days until the whole is due. */
  unnamedNetDays: z.int().min(0).max(365),
  discountBase: discountBaseSchema,
  partPayment: partPaymentDiscountSchema,
});
export type TermsConventions = z.infer<typeof termsConventionsSchema>;

export const defaultTermsConventions: TermsConventions = {
  endOfMonth: 'invoice-month',
  daysWithMonthEnd: 'after-month-end',
  monthFollowingInvoice: 'last-day',
  discountWindow: 'begins-with-net',
  unnamedNetDays: 30,
  discountBase: 'gross',
  partPayment: 'divided',
};
