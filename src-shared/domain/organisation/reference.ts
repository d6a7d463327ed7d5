import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { strategySchema } from '../priority/strategy.ts';
import { roleSchema } from './actor.ts';
import { policySchema } from './policy.ts';

/** A document of the whole organisation: it belongs to no account and everybody's scope holds it. */
const organisationFields = {
  id: z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/),
  accountId: z.literal(''),
  seq: z.int().min(0),
};

/** D2: one reason of a dispute with its processor and the days in which it must be resolved. */
const disputeReasonSchema = z.object({
  code: z.string().min(1).max(10),
  key: z.string().min(1).max(60),
  processor: z.string().min(1).max(60),
  slaDays: z.int().min(1).max(365),
});

/** Days on which nothing is due and nobody is called, of one country. */
const calendarSchema = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  /** ISO weekdays, 1 is Monday. */
  weekend: z.array(z.int().min(1).max(7)).max(6),
  holidays: z.array(z.object({ date: businessDateSchema, name: z.string().min(1).max(100) })).max(1000),
});

/** Up to which amount a role may do something without approval. */
const authorityLimitSchema = z.object({
  role: roleSchema,
  action: z.string().min(1).max(60),
  currency: currencySchema,
  limitMinor: amountMinorSchema.min(0),
});

/**
 * Reference data of the organisation, replicated to every workstation. `version` counts the changes of a document, so
 * that what was computed can name the rules that it was computed with.
 */
export const referenceSchema = z.discriminatedUnion('kind', [
  z.object({
    ...organisationFields,
    kind: z.literal('policy'),
    version: z.int().min(1),
    value: policySchema,
  }),
  z.object({
    ...organisationFields,
    kind: z.literal('dispute-reasons'),
    version: z.int().min(1),
    value: z.array(disputeReasonSchema).min(1).max(200),
  }),
  z.object({
    ...organisationFields,
    kind: z.literal('calendar'),
    version: z.int().min(1),
    value: calendarSchema,
  }),
  z.object({
    ...organisationFields,
    kind: z.literal('strategy'),
    version: z.int().min(1),
    value: strategySchema,
  }),
  z.object({
    ...organisationFields,
    kind: z.literal('authority-limits'),
    version: z.int().min(1),
    value: z.array(authorityLimitSchema).max(500),
  }),
]);
export type Reference = z.infer<typeof referenceSchema>;
