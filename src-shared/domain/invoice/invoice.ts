import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { invoiceIdSchema } from '../ids.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { agreedTermsSchema } from './agreed-terms.ts';

export const invoiceTypes = ['invoice', 'debit-note', 'credit-note'] as const;

/** An item of the ledger. What the customer owes is positive; a credit note is negative. */
export const invoiceSchema = z.object({
  id: invoiceIdSchema,
  ...documentFields,
  number: freeText(80).min(1),
  type: z.enum(invoiceTypes),
  currency: currencySchema,
  invoiceDate: businessDateSchema,
  dueDate: businessDateSchema,
  amountMinor: amountMinorSchema,
  /** The customer's own reference (purchase order), empty when the ledger has none. */
  reference: freeText(120),
  /** I4: as the ledger gives them for this invoice; null where it has none, then those of the account hold. */
  paymentTerms: agreedTermsSchema.nullable(),
});
export type Invoice = z.infer<typeof invoiceSchema>;
