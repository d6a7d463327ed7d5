import { z } from 'zod';

/** G1: what a dunning policy is called, by the accounts that have it and the notices that it made. */
export const dunningPolicyNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: 'a name has small letters, digits and hyphens',
});
