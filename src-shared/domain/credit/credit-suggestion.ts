import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { CurrencyFigures } from '../account/account-figures.ts';
import type { AccountPosition } from '../account/account-position.ts';
import { addDays } from '../calendar/business-date.ts';
import { type Rate, readRate } from '../money/rate.ts';
import { isNotKept } from '../promise/promise-progress.ts';
import type { CreditPolicy } from './credit-policy.ts';
import { creditUsePercent, exposureMinor, usesAtLeast } from './credit-use.ts';
import { type CustomerLimit, customerLimits } from './customer-limits.ts';

/** Credit: one rule with what was measured, what it was held against, and whether that is reached or exceeded. */
export type CreditCheck = {
  readonly isReached: boolean;
} & (
  | { readonly rule: 'days-overdue' | 'broken-promises'; readonly value: number; readonly bound: number }
  /** `value` in per cent, rounded down. */
  | { readonly rule: 'credit-limit-use'; readonly value: number; readonly bound: Rate }
  /** M1: an exposure that no limit measures, in minor units of a currency that is not the limit's. */
  | {
      readonly rule: 'other-currency';
      readonly currency: string;
      readonly value: number;
      readonly bound: 0;
    }
  | CustomerLimit
);

/** Credit: every rule that a suggestion may be held against. */
export const creditCheckRules = [
  'days-overdue',
  'credit-limit-use',
  'broken-promises',
  'customer-balance',
  'customer-open-invoices',
  'other-currency',
] as const satisfies readonly CreditCheck['rule'][];

/** `review`: a person has to look at what no rule can measure. */
export const creditSuggestions = ['hold', 'release', 'review'] as const;

/** Credit: what the rules suggest, with why. A person with authority decides. */
export type CreditSuggestion = {
  /** Null where everything is as it should be. */
  readonly suggests: (typeof creditSuggestions)[number] | null;
  /**
   * Every rule that holds for the account: those of a hold, or those of a release where it is on hold. A hold is
   * suggested where one is reached, a release where none is, a review where `other-currency` alone is.
   */
  readonly checks: readonly CreditCheck[];
  /** In the account's own currency, which is that of its limits. */
  readonly exposureMinor: number;
  /** M1: what is owed in other currencies besides; credits are no exposure. */
  readonly otherExposures: readonly { readonly currency: string; readonly exposureMinor: number }[];
};

/**
 * Credit: whether to hold an account, to release or to review it. `figures` as `accountFigures` gives them, the
 * account's own currency first. Pure.
 */
export function creditSuggestion(
  { account }: Pick<AccountAggregate, 'account'>,
  position: AccountPosition,
  [own, ...others]: readonly [CurrencyFigures, ...CurrencyFigures[]],
  policy: CreditPolicy,
): CreditSuggestion {
  const isHeld = account.creditHold !== null;
  const bounds = isHeld ? policy.release : policy.hold;
  const exposed = exposureMinor(account, own.balanceMinor);
  const use = creditUsePercent(exposed, account.creditLimitMinor);
  const checks: CreditCheck[] = [];
  const check = (rule: 'days-overdue' | 'broken-promises', value: number, bound: number | null) => {
    if (bound !== null) checks.push({ rule, value, bound, isReached: value >= bound });
  };
  check('days-overdue', daysOverdue(position), bounds.daysOverdue);
  if (use !== undefined && bounds.limitUsePercent !== null) {
    const bound = bounds.limitUsePercent;
    const isReached = usesAtLeast(exposed, account.creditLimitMinor, readRate(bound));
    checks.push({ rule: 'credit-limit-use', value: use, bound, isReached });
  }
  check('broken-promises', countNotKept(position, policy), bounds.brokenPromises);
  if (policy.customerLimitsHold) checks.push(...customerChecks(account, position, own));
  const isAnyReached = checks.some(({ isReached }) => isReached);
  const otherExposures = exposuresIn(others);
  if (hasLimit(account)) checks.push(...otherExposures.map(unmeasured));
  const isUnmeasured = checks.some(({ rule }) => rule === 'other-currency');
  const suggests = suggestionOf({ isHeld, isAnyReached, isUnmeasured });
  return { suggests, checks, exposureMinor: exposed, otherExposures };
}

type Grounds = { readonly isHeld: boolean; readonly isAnyReached: boolean; readonly isUnmeasured: boolean };

function suggestionOf({ isHeld, isAnyReached, isUnmeasured }: Grounds): CreditSuggestion['suggests'] {
  if (isAnyReached) return isHeld ? null : 'hold';
  if (isUnmeasured) return 'review';
  return isHeld ? 'release' : null;
}

type Exposure = CreditSuggestion['otherExposures'][number];

function exposuresIn(others: readonly CurrencyFigures[]): readonly Exposure[] {
  return others
    .filter(({ balanceMinor }) => balanceMinor > 0)
    .map(({ currency, balanceMinor }) => ({ currency, exposureMinor: balanceMinor }));
}

function unmeasured({ currency, exposureMinor: value }: Exposure): CreditCheck {
  return { rule: 'other-currency', currency, value, bound: 0, isReached: true };
}

function hasLimit({
  creditLimitMinor,
  customerLimits: { balanceMinor },
}: AccountAggregate['account']): boolean {
  return creditLimitMinor !== null || balanceMinor !== null;
}

/** D3: what is disputed, promised or on a plan is no reason to hold an account. */
function daysOverdue({ invoices }: AccountPosition): number {
  return invoices.reduce(
    (most, { toCollectMinor, daysPastDue }) => (toCollectMinor > 0 ? Math.max(most, daysPastDue) : most),
    0,
  );
}

function countNotKept(
  { promises, today }: AccountPosition,
  { brokenPromiseWindowDays }: CreditPolicy,
): number {
  const since = addDays(today, -brokenPromiseWindowDays);
  return promises.filter(({ status, promise }) => isNotKept(status) && promise.promisedDate >= since).length;
}

function customerChecks(...of: Parameters<typeof customerLimits>): readonly CreditCheck[] {
  return customerLimits(...of).map((limit) => ({ ...limit, isReached: limit.value > limit.bound }));
}
