import { z } from 'zod';
import { type Account, contactChannels } from '../account/account.ts';
import { ascending } from '../ascending.ts';
import { amountIn, amountsByCurrencySchema } from '../money/amounts-by-currency.ts';
import { nonNegativeRateSchema, rate } from '../money/rate.ts';
import { onceRight, textAt, textsAt, uniqueBy } from '../organisation/unique-by.ts';
import { dunningPolicyNameSchema } from './dunning-policy-name.ts';

/** G1: how many levels a policy has at most. */
export const maxDunningLevel = 9;

/** G1: one level. Amounts in major units by currency. */
export const dunningLevelSchema = z.strictObject({
  level: z.int().min(1).max(maxDunningLevel),
  /** From how many days past due an item may be dunned at this level. */
  daysPastDue: z.int().min(1).max(3650),
  /** How many days after the notice of the level before, at least. */
  daysSinceLast: z.int().min(0).max(365),
  channel: z.enum(contactChannels),
  template: z.string().min(1).max(60),
  /** Below this sum no notice of this level is proposed. */
  minimumAmounts: amountsByCurrencySchema,
  /** Below this per cent of what the account has overdue no notice of this level is proposed. */
  minimumPercent: nonNegativeRateSchema,
  fees: amountsByCurrencySchema,
  /** Late interest is stated on the notice. */
  withInterest: z.boolean(),
});
type Level = z.infer<typeof dunningLevelSchema>;

/** G1: how accounts are dunned. */
export const dunningPolicySchema = z.strictObject({
  name: dunningPolicyNameSchema,
  levels: z
    .array(dunningLevelSchema)
    .min(1)
    .max(maxDunningLevel)
    .refine((levels) => levels.every(({ level }, index) => level === index + 1), {
      error: 'must be numbered 1, 2, 3 …',
      ...onceRight('level'),
    })
    .refine((levels) => ascending(levels.map(({ daysPastDue }) => daysPastDue)), {
      error: 'days past due must ascend',
      ...onceRight('daysPastDue'),
    }),
  /** M1: what holds in currencies that a level does not list, said so that nobody forgets them unknowingly. */
  otherCurrencies: z.literal('no-fee-no-minimum'),
  /** A notice waits for somebody's approval from this level on; null for none. */
  approvalFromLevel: z.int().min(1).max(maxDunningLevel).nullable(),
});
export type DunningPolicy = z.infer<typeof dunningPolicySchema>;

/** G1: the policies that an account may have, by their names, and which one holds where it names none. */
export const dunningPoliciesSchema = z
  .strictObject({
    standard: dunningPolicyNameSchema,
    policies: uniqueBy(dunningPolicySchema, ['name']).min(1).max(20),
  })
  .superRefine(
    (policies, context) => {
      const { standard } = policies;
      // Whatever else is wrong with them: their names can be read.
      if (textsAt(policies.policies, ['name']).includes(standard)) return;
      context.addIssue({ code: 'custom', path: ['standard'], message: `there is no policy ${standard}` });
    },
    { when: ({ value }) => textAt(value, ['standard']) !== undefined },
  );
export type DunningPolicies = z.infer<typeof dunningPoliciesSchema>;

/** G1: the policy of an account: the one that it names, else the standard one; undefined where there is none so named. */
export function dunningPolicyOf(
  { dunningPolicy }: Pick<Account, 'dunningPolicy'>,
  { standard, policies }: DunningPolicies,
): DunningPolicy | undefined {
  const wanted = dunningPolicy ?? standard;
  return policies.find(({ name }) => name === wanted);
}

/** G1: the fee of a level in minor units of the currency; 0 where the level lists none for it. */
export function feeMinor({ fees }: Pick<Level, 'fees'>, currency: string): number {
  return amountIn(fees, currency) ?? 0;
}

/** G1: the least sum of a level in minor units of the currency; 0 where the level lists none for it. */
export function minimumMinor({ minimumAmounts }: Pick<Level, 'minimumAmounts'>, currency: string): number {
  return amountIn(minimumAmounts, currency) ?? 0;
}

export const defaultDunningPolicies: DunningPolicies = {
  standard: 'standard',
  policies: [
    {
      name: 'standard',
      levels: [
        {
          level: 1,
          daysPastDue: 7,
          daysSinceLast: 0,
          channel: 'email',
          template: 'reminder',
          minimumAmounts: { EUR: '5', USD: '5', GBP: '5' },
          minimumPercent: rate('0'),
          fees: {},
          withInterest: false,
        },
        {
          level: 2,
          daysPastDue: 21,
          daysSinceLast: 10,
          channel: 'email',
          template: 'second-notice',
          minimumAmounts: { EUR: '10', USD: '10', GBP: '10' },
          minimumPercent: rate('0'),
          fees: { EUR: '5', USD: '5', GBP: '5' },
          withInterest: false,
        },
        {
          level: 3,
          daysPastDue: 45,
          daysSinceLast: 14,
          channel: 'letter',
          template: 'final-notice',
          minimumAmounts: { EUR: '25', USD: '25', GBP: '25' },
          minimumPercent: rate('0'),
          fees: { EUR: '10', USD: '10', GBP: '10' },
          withInterest: true,
        },
      ],
      otherCurrencies: 'no-fee-no-minimum',
      approvalFromLevel: 3,
    },
  ],
};
