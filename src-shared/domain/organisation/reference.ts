import { z } from 'zod';
import { authorityLimitsSchema } from '../authority/authority-limits.ts';
import { calendarSchema } from '../calendar/calendar.ts';
import { contactPolicySchema } from '../contact/contact-policy.ts';
import { creditPolicySchema } from '../credit/credit-policy.ts';
import { disputeReasonSchema } from '../dispute/dispute-reasons.ts';
import { documentTemplateSchema } from '../document-template/document-template.ts';
import { dunningPoliciesSchema } from '../dunning/dunning-policy.ts';
import { interestPolicySchema } from '../interest/interest-policy.ts';
import { termsPolicySchema } from '../invoice/terms-policy.ts';
import { keyFigurePolicySchema } from '../key-figures/key-figure-policy.ts';
import { matchingPolicySchema } from '../matching/matching-policy.ts';
import { planPolicySchema } from '../plan/plan-policy.ts';
import { strategySchema } from '../priority/strategy.ts';
import { peopleSchema } from './people.ts';
import { policySchema } from './policy.ts';
import { uniqueBy } from './unique-by.ts';

/** A document of the whole organisation: it belongs to no account and everybody's scope holds it. */
const organisationFields = {
  id: z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/),
  accountId: z.literal(''),
  seq: z.int().min(0),
};

/** Which kinds of reference data there are, with what each holds. */
export const referenceValues = {
  policy: policySchema,
  'dispute-reasons': uniqueBy(disputeReasonSchema.strict(), ['code']).min(1).max(200),
  calendar: calendarSchema,
  strategy: strategySchema,
  'authority-limits': authorityLimitsSchema,
  dunning: dunningPoliciesSchema,
  'contact-rules': contactPolicySchema,
  interest: interestPolicySchema,
  plan: planPolicySchema,
  matching: matchingPolicySchema,
  credit: creditPolicySchema,
  'key-figures': keyFigurePolicySchema,
  terms: termsPolicySchema,
  people: peopleSchema,
  'document-template': documentTemplateSchema,
} as const;

const kind = <Kind extends keyof typeof referenceValues>(name: Kind) =>
  z.strictObject({
    ...organisationFields,
    kind: z.literal(name),
    version: z.int().min(1),
    value: referenceValues[name],
  });

/**
 * Reference data of the organisation, replicated to every workstation. `version` counts the changes of a document, so
 * that what was computed can name the rules that it was computed with; the values have no versions of their own.
 */
export const referenceSchema = z.discriminatedUnion('kind', [
  kind('policy'),
  kind('dispute-reasons'),
  kind('calendar'),
  kind('strategy'),
  kind('authority-limits'),
  kind('dunning'),
  kind('contact-rules'),
  kind('interest'),
  kind('plan'),
  kind('matching'),
  kind('credit'),
  kind('key-figures'),
  kind('terms'),
  kind('people'),
  kind('document-template'),
]);
export type Reference = z.infer<typeof referenceSchema>;
