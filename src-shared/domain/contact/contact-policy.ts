import { z } from 'zod';
import { contactChannels, customerTypes } from '../account/account.ts';
import { allDiffer } from '../all-differ.ts';
import { existingCountrySchema } from '../organisation/country.ts';
import { onceRight, uniqueBy } from '../organisation/unique-by.ts';

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeSchema = z.string().regex(timePattern, { error: 'must be a time of day, HH:MM' });
const endSchema = z
  .string()
  .refine((text) => text === '24:00' || timePattern.test(text), { error: 'must be a time of day, HH:MM' });

/** Rules that no policy sets: what the person has said themselves. */
export const personalRules = { doNotContact: 'do-not-contact', consent: 'consent' } as const;
const reservedIds: readonly string[] = Object.values(personalRules);

/** A1: at most so many attempts in a window of calendar days that ends with the day of the contact. */
const attemptLimitSchema = z.strictObject({
  attempts: z.int().min(1).max(1000),
  windowDays: z.int().min(1).max(365),
});

const hoursSchema = z
  .strictObject({
    from: timeSchema,
    to: endSchema,
    weekdays: uniqueList(z.int().min(1).max(7)),
    onHolidays: z.boolean(),
  })
  .refine(({ from, to }) => from < to, {
    path: ['to'],
    error: 'must be later than from',
    ...onceRight('from', 'to'),
  });
export type ContactHours = z.infer<typeof hoursSchema>;

/** A1: what holds for contacts on some channels to some customers. Later rules are as strict as earlier ones: all hold. */
export const contactRuleSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, { error: 'must be a short name of small letters, digits and hyphens' })
    .refine((id) => !reservedIds.includes(id), { error: 'is the name of what a person has said' }),
  /** The channels that are limited, and on which contacts count as attempts and as conversations. */
  channels: uniqueList(z.enum(contactChannels)),
  /** ISO countries; empty for every country. */
  countries: z.array(existingCountrySchema).max(250),
  customerTypes: uniqueList(z.enum(customerTypes)),
  /** Segments of the organisation; empty for every one. */
  segments: z.array(z.string().min(1).max(100)).max(50),
  /** Local time at the contact, who may be contacted from `from` on and before `to`. Null for any time. */
  hours: hoursSchema.nullable(),
  /** What attempts and conversations are counted for: each invoice by itself, or the account as a whole. */
  per: z.enum(['debt', 'account']),
  attempts: attemptLimitSchema.nullable(),
  /** No attempt for so many days after a conversation, whose day is the first of them; null for none. */
  daysAfterConversation: z.int().min(1).max(365).nullable(),
  /** The person must have agreed to the channel. */
  needsConsent: z.boolean(),
  /** Where the rule comes from: a law, a house rule. Shown to the person who is warned. */
  source: z.string().min(1).max(200),
});
export type ContactRule = z.infer<typeof contactRuleSchema>;

export const contactPolicySchema = z.strictObject({
  rules: uniqueBy(contactRuleSchema, ['id']).max(200),
});
export type ContactPolicy = z.infer<typeof contactPolicySchema>;

function uniqueList<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .min(1)
    .refine((list) => allDiffer(list), { error: 'each stands once' });
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];

/**
 * US consumers (Regulation F: 12 CFR 1006.6, 1006.14), UK consumers (CONC 7.9.4 R forbids unreasonable times and names
 * none: the times and the number are a house rule), business customers.
 */
export const defaultContactPolicy: ContactPolicy = {
  rules: [
    {
      id: 'us-consumer-hours',
      channels: ['call', 'sms', 'email', 'visit'],
      countries: ['US'],
      customerTypes: ['consumer'],
      segments: [],
      hours: { from: '08:00', to: '21:00', weekdays: everyDay, onHolidays: true },
      per: 'account',
      attempts: null,
      daysAfterConversation: null,
      needsConsent: false,
      source: '12 CFR 1006.6(b)(1)(i)',
    },
    {
      id: 'us-consumer-calls',
      channels: ['call'],
      countries: ['US'],
      customerTypes: ['consumer'],
      segments: [],
      hours: null,
      per: 'debt',
      attempts: { attempts: 7, windowDays: 7 },
      daysAfterConversation: 7,
      needsConsent: false,
      source: '12 CFR 1006.14(b)(2)',
    },
    {
      id: 'uk-consumer',
      channels: ['call', 'sms', 'visit'],
      countries: ['GB'],
      customerTypes: ['consumer'],
      segments: [],
      hours: { from: '08:00', to: '21:00', weekdays: [1, 2, 3, 4, 5, 6], onHolidays: false },
      per: 'account',
      attempts: { attempts: 3, windowDays: 7 },
      daysAfterConversation: null,
      needsConsent: false,
      source: 'House rule after FCA CONC 7.9.4 R',
    },
    {
      id: 'business-hours',
      channels: ['call', 'visit'],
      countries: [],
      customerTypes: ['business'],
      segments: [],
      hours: { from: '08:00', to: '18:00', weekdays: workdays, onHolidays: false },
      per: 'account',
      attempts: null,
      daysAfterConversation: null,
      needsConsent: false,
      source: 'House rule',
    },
  ],
};

/**
 * A1: what an organisation of a country (ISO) begins with: the rules that go by the country of the customer, and for
 * the consumers of its own country, where no law is known here, those of a careful house.
 */
export function contactPolicyOf(country: string): ContactPolicy {
  const { rules } = defaultContactPolicy;
  const hasOwn = rules.some(
    ({ countries, customerTypes }) => countries.includes(country) && customerTypes.includes('consumer'),
  );
  return hasOwn ? defaultContactPolicy : { rules: [...rules, homeConsumer(country)] };
}

function homeConsumer(country: string): ContactRule {
  return {
    id: 'home-consumer',
    channels: ['call', 'sms', 'visit'],
    countries: [country],
    customerTypes: ['consumer'],
    segments: [],
    hours: { from: '08:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6], onHolidays: false },
    per: 'account',
    attempts: { attempts: 3, windowDays: 7 },
    daysAfterConversation: null,
    needsConsent: false,
    source: 'House rule',
  };
}
