import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { accountIdSchema, userIdSchema } from '../ids.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';

export const riskClasses = ['A', 'B', 'C', 'D'] as const;

export const contactSchema = z.object({
  name: freeText(200),
  role: freeText(100),
  phone: freeText(60),
  email: freeText(200),
  doNotContact: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;

/** A customer account: master data of the ledger. Balances are not stored here, they are computed. */
export const accountSchema = z.object({
  id: accountIdSchema,
  ...documentFields,
  number: freeText(60).min(1),
  name: freeText(300).min(1),
  addressLines: z.array(freeText(200)).max(8),
  country: freeText(60),
  taxId: freeText(60),
  currency: currencySchema,
  language: freeText(20),
  timeZone: freeText(60),
  /** I4: net days; other payment terms come with the rule book. */
  paymentTermsDays: z.int().min(0).max(3650),
  creditLimitMinor: amountMinorSchema.min(0).nullable(),
  riskClass: z.enum(riskClasses),
  segment: freeText(100),
  territory: freeText(100),
  collectorId: userIdSchema,
  contacts: z.array(contactSchema).max(50),
  creditHold: z.boolean(),
  dunningBlock: z.object({ reason: freeText(300), until: businessDateSchema.nullable() }).nullable(),
});
export type Account = z.infer<typeof accountSchema>;
