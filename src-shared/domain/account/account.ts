import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { timeZonePattern } from '../calendar/local-time.ts';
import { documentFields, freeText } from '../document.ts';
import { dunningPolicyNameSchema } from '../dunning/dunning-policy-name.ts';
import { accountIdSchema, contactIdSchema, userIdSchema } from '../ids.ts';
import { agreedTermsSchema } from '../invoice/agreed-terms.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { signedSchema } from '../organisation/actor.ts';

export const riskClasses = ['A', 'B', 'C', 'D'] as const;

export const contactChannels = ['call', 'email', 'sms', 'letter', 'visit'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** A1: a person at the customer, with how they want to be reached and what they have allowed. */
export const contactSchema = z.object({
  id: contactIdSchema,
  name: freeText(200),
  role: freeText(100),
  phone: freeText(60),
  email: freeText(200),
  preferredChannel: z.enum(contactChannels).nullable(),
  /** Channels for which the person has said yes or no; one that is not listed follows the contact rule. */
  consents: z.array(z.object({ channel: z.enum(contactChannels), given: z.boolean() })).max(10),
  doNotContact: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;

/** ISO 3166-1, two letters; empty where the ledger does not say. Rules compare it, so that names are no countries. */
const countrySchema = z.string().regex(/^([A-Z]{2})?$/, { error: 'must be an ISO country, two letters' });

/** BCP 47: language, or language and region; empty for the organisation's own. */
const languageSchema = z
  .string()
  .regex(/^([a-z]{2,3}(-([A-Z]{2}|\d{3}))?)?$/, { error: 'must be a language like de or en-GB' });

/**
 * The name of an IANA time zone by its form, or empty. Whether there is such a zone is asked by the rule that needs it
 * and can say so: the databases of two machines are not of the same age, and a document must be readable on both.
 */
const timeZoneSchema = z
  .string()
  .max(60)
  .regex(timeZonePattern, { error: 'must be the name of a time zone like Europe/Berlin' })
  .or(z.literal(''));

export const customerTypes = ['business', 'consumer'] as const;

/** A customer account: master data of the ledger. Balances are not stored here, they are computed. */
export const accountSchema = z.object({
  id: accountIdSchema,
  ...documentFields,
  number: freeText(60).min(1),
  name: freeText(300).min(1),
  addressLines: z.array(freeText(200)).max(8),
  country: countrySchema,
  taxId: freeText(60),
  currency: currencySchema,
  language: languageSchema,
  timeZone: timeZoneSchema,
  /** I4: of invoices that have none of their own. */
  paymentTerms: agreedTermsSchema,
  /** Of the organisation, on exposure: open balance + unbilled orders. */
  creditLimitMinor: amountMinorSchema.min(0).nullable(),
  /** Orders that are accepted and not invoiced yet, from the ledger. */
  unbilledOrdersMinor: amountMinorSchema.min(0),
  /** Limits that the customer has set for itself. */
  customerLimits: z.object({
    balanceMinor: amountMinorSchema.min(0).nullable(),
    openInvoices: z.int().min(0).max(1_000_000).nullable(),
  }),
  customerType: z.enum(customerTypes),
  riskClass: z.enum(riskClasses),
  segment: freeText(100),
  territory: freeText(100),
  collectorId: userIdSchema,
  contacts: z.array(contactSchema).max(50),
  /** The account of the group that this one belongs to. */
  parentId: accountIdSchema.nullable(),
  creditHold: signedSchema.extend({ reason: freeText(300) }).nullable(),
  /** G1: which of the organisation's dunning policies it has; null for the standard one. */
  dunningPolicy: dunningPolicyNameSchema.nullable(),
  /** G1: nothing is dunned up to and including `until`; for good where that is null. */
  dunningBlock: signedSchema
    .extend({ reason: freeText(300), until: businessDateSchema.nullable() })
    .nullable(),
});
export type Account = z.infer<typeof accountSchema>;
