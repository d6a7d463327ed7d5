import { z } from 'zod';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema, minorDigits } from '../money/currency.ts';
import { roleSchema } from '../organisation/actor.ts';
import { uniqueBy } from '../organisation/unique-by.ts';

/** Authority: what limits exist for. */
export const limitedActions = [
  'write-off',
  'fee-waiver',
  'interest-waiver',
  'interest-charge',
  'fee-charge',
  'payment-plan',
  'credit-limit',
  'credit-note',
  'dunning-block',
] as const;
export type LimitedAction = (typeof limitedActions)[number];

/** Up to which amount a role decides alone. What is not listed, only an administrator decides. */
const authorityLimitSchema = z.strictObject({
  role: roleSchema,
  action: z.enum(limitedActions),
  currency: currencySchema,
  limitMinor: amountMinorSchema.min(0),
});
/** Authority: one limit for a role, an action and a currency, so that nobody wonders which of two holds. */
export const authorityLimitsSchema = uniqueBy(authorityLimitSchema, ['role'], ['action'], ['currency']).max(
  500,
);
export type AuthorityLimit = z.infer<typeof authorityLimitSchema>;

/** In major units of each currency; a dunning block has no amount, so that a limit of 0 allows it. */
const seedMajor: readonly (readonly [AuthorityLimit['role'], LimitedAction, number])[] = [
  ['collector', 'fee-waiver', 50],
  ['collector', 'interest-waiver', 50],
  ['collector', 'interest-charge', 500],
  ['collector', 'fee-charge', 100],
  ['collector', 'payment-plan', 5_000],
  ['collector', 'dunning-block', 0],
  ['field-agent', 'payment-plan', 1_000],
  ['manager', 'write-off', 1_000],
  ['manager', 'fee-waiver', 1_000],
  ['manager', 'interest-waiver', 5_000],
  ['manager', 'interest-charge', 50_000],
  ['manager', 'fee-charge', 5_000],
  ['manager', 'payment-plan', 100_000],
  ['manager', 'credit-limit', 250_000],
  ['manager', 'credit-note', 10_000],
  ['manager', 'dunning-block', 0],
];

/** The limits that an organisation begins with, in each of its currencies. */
export function seedAuthorityLimits(currencies: readonly string[]): AuthorityLimit[] {
  return seedMajor.flatMap(([role, action, major]) =>
    currencies.map((currency) => ({
      role,
      action,
      currency: currencySchema.parse(currency),
      limitMinor: major * 10 ** minorDigits(currency),
    })),
  );
}

export const defaultAuthorityLimits: readonly AuthorityLimit[] = seedAuthorityLimits(['EUR', 'USD', 'GBP']);
