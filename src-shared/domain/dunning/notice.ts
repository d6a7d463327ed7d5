import { z } from 'zod';
import { contactChannels } from '../account/account.ts';
import { documentFields, freeText } from '../document.ts';
import { failureSchema } from '../failure.ts';
import { invoiceIdSchema, noticeIdSchema } from '../ids.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { signedSchema } from '../organisation/actor.ts';
import { dunningPolicyNameSchema } from './dunning-policy-name.ts';

export const noticeStates = ['proposed', 'approved', 'sent', 'cancelled'] as const;

/** G1: a dunning notice over items of one currency. An item is in at most one notice of a level that was not cancelled. */
export const noticeSchema = z.object({
  id: noticeIdSchema,
  ...documentFields,
  level: z.int().min(1).max(9),
  currency: currencySchema,
  channel: z.enum(contactChannels),
  template: z.string().min(1).max(60),
  items: z
    .array(
      z.object({
        invoiceId: invoiceIdSchema,
        /** What was asked for: open − disputed − promised − on a plan. */
        amountMinor: positiveAmountMinorSchema,
        daysPastDue: z.int().min(1),
        level: z.int().min(1).max(9),
      }),
    )
    .min(1)
    .max(20_000),
  feeMinor: amountMinorSchema.min(0),
  /** G2: the late interest that it states; 0 for none. */
  interestMinor: amountMinorSchema.min(0),
  /** G2: why it states none although its level does: `BASE_RATE_NOT_SET` with the table and the half-year. Else null. */
  interestUnknown: failureSchema.nullable(),
  /** Which policy proposed it. */
  policy: dunningPolicyNameSchema,
  /** Of which version of the reference document the policy was; 0 where the organisation had none of its own yet. */
  policyVersion: z.int().min(0),
  state: z.enum(noticeStates),
  proposed: signedSchema,
  approved: signedSchema.nullable(),
  sent: signedSchema.nullable(),
  cancelled: signedSchema.extend({ reason: freeText(500) }).nullable(),
});
export type DunningNotice = z.infer<typeof noticeSchema>;
