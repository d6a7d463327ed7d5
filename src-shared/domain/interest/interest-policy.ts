import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { textAt, textsAt, uniqueBy } from '../organisation/unique-by.ts';
import { seedBaseRates } from './base-rate-seeds.ts';
import { baseRatesSchema } from './base-rates.ts';
import { type InterestRule, interestRuleSchema } from './interest-rule.ts';
import { seedInterestRules } from './interest-rule-seeds.ts';

const isFixed = (rule: unknown): boolean => textAt(rule, ['rate', 'kind']) === 'fixed';

/** G2: the organisation's rules of late interest and the base rates that they read, as data. */
export const interestPolicySchema = z
  .strictObject({
    /** The first rule that fits a customer holds. */
    rules: uniqueBy(interestRuleSchema, ['key']).min(1).max(50),
    baseRates: uniqueBy(baseRatesSchema, ['key']).max(20),
  })
  .superRefine(
    ({ rules, baseRates }, context) => {
      // Whatever else is wrong with them: the keys can be read.
      const keys = textsAt(baseRates, ['key']);
      textsAt(rules, ['rate', 'baseRate']).forEach((key, index) => {
        if (key === undefined || keys.includes(key) || isFixed(rules[index])) return;
        const path = ['rules', index, 'rate', 'baseRate'];
        context.addIssue({ code: 'custom', path, message: `there are no base rates with the key ${key}` });
      });
    },
    { when: ({ value }) => typeof value === 'object' && value !== null },
  );
export type InterestPolicy = z.infer<typeof interestPolicySchema>;

export const defaultInterestPolicy: InterestPolicy = {
  rules: [...seedInterestRules],
  baseRates: [...seedBaseRates],
};

/**
 * G2: what an organisation of a country (ISO) begins with: between businesses the law of the seller holds where nothing
 * else is agreed (Regulation (EC) 593/2008, article 4 (1) (a) and (b)), wherever the customer is; consumers have the
 * rules of their own country. Without a law that is known here: the fixed rate.
 */
export function interestPolicyOf(country: string): InterestPolicy {
  const own = seedInterestRules.find(
    ({ countries, customerTypes }) => countries.includes(country) && customerTypes.includes('business'),
  );
  const others = seedInterestRules.filter(
    ({ countries, customerTypes }) =>
      countries.length === 0 || (countries.includes(country) && !customerTypes.includes('business')),
  );
  const rules = own === undefined ? others : [{ ...own, countries: [] }, ...others];
  return { ...defaultInterestPolicy, rules };
}

/** G2: the first rule for customers of that country (ISO) and type; `undefined` when none is for them. */
export function interestRuleFor(
  customer: Pick<Account, 'country' | 'customerType'>,
  policy: InterestPolicy,
): InterestRule | undefined {
  return policy.rules.find(
    ({ countries, customerTypes }) =>
      customerTypes.includes(customer.customerType) &&
      (countries.length === 0 || countries.includes(customer.country)),
  );
}
