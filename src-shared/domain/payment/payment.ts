import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { invoiceIdSchema, paymentIdSchema } from '../ids.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';

/** Money received, from the ledger. R3: Σ allocations ≤ amount; what is left is unapplied cash on the account. */
export const paymentSchema = z.object({
  id: paymentIdSchema,
  ...documentFields,
  currency: currencySchema,
  amountMinor: positiveAmountMinorSchema,
  receivedOn: businessDateSchema,
  reference: freeText(200),
  allocations: z.array(z.object({ invoiceId: invoiceIdSchema, amountMinor: amountMinorSchema })).max(20_000),
  /** A reversed payment stays in the history and counts for nothing. */
  reversed: z.boolean(),
});
export type Payment = z.infer<typeof paymentSchema>;
