import { z } from 'zod';
import { countryCodeSchema } from './country.ts';
import { policySchema } from './policy.ts';

/** The tenant as its letterhead and its rules need it. Comes with the sign-in and is kept on the device. */
export const organisationSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  addressLines: z.array(z.string().max(200)).max(8),
  phone: z.string().max(60),
  email: z.string().max(200),
  /** How to pay, printed on statements: bank, IBAN, BIC or local equivalents, one line each. */
  paymentLines: z.array(z.string().max(200)).max(8),
  /** Whose law, holidays and contact rules it begins with. */
  country: countryCodeSchema,
  timeZone: z.string().min(1).max(60),
  locale: z.string().min(2).max(20),
  policy: policySchema,
});
export type Organisation = z.infer<typeof organisationSchema>;
