import type { BusinessDate } from '../calendar/business-date.ts';
import { fail, type Result, succeed } from '../failure.ts';
import { maxAmountMinor } from '../money/amount.ts';
import { minorDigits } from '../money/currency.ts';
import { multiplyRatios, type Ratio, ratio, ratioText, roundHalfEven } from '../money/ratio.ts';
import type { BaseRateOnDay } from './base-rates.ts';
import { type Compensation, compensationFor } from './compensation.ts';
import { type AccruedPeriod, accruedTotal, accrueInterest } from './interest-accrual.ts';
import type { InterestDebt } from './interest-periods.ts';
import type { InterestPolicy } from './interest-policy.ts';
import type { InterestRule } from './interest-rule.ts';

/** One line of the explanation: these days, at this rate, on this balance, make this much. */
export type InterestPeriod = {
  /** First and last day, both included. */
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly days: number;
  /** Per cent a year, a decimal text. */
  readonly ratePercent: string;
  /** The base rate in it, with the day on which it was read; `null` for a fixed rate. */
  readonly base: BaseRateOnDay | null;
  readonly balanceMinor: number;
  /** M3: the rounded interest of one day, where the rule rounds it first. */
  readonly dailyMinor: number | null;
  /** Before rounding, in major units: a decimal text with eight decimals more than the currency has, at most. */
  readonly unroundedText: string;
};

/** G2: late interest with everything that it was computed from. Amounts in minor units. */
export type LateInterest = {
  readonly ruleKey: string;
  readonly currency: string;
  readonly dueDate: BusinessDate;
  readonly until: BusinessDate;
  readonly yearDays: number;
  readonly periods: readonly InterestPeriod[];
  readonly unroundedText: string;
  readonly interestMinor: number;
  readonly compensation: Compensation;
  readonly totalMinor: number;
};

const extraDecimals = 8;

/**
 * G2: simple late interest of a debt from the day after due to `until` (today, or the day of payment), both included,
 * and the statutory compensation. M3: rounded half-even once, at the end, unless the rule rounds the interest of a
 * day first. Refused with `BASE_RATE_NOT_SET` where a half-year has no base rate, and with `AMOUNT_TOO_LARGE`.
 * @example EUR 4,500.00 at 11 % for 30 days: 40.6849315068, so 40.68, and 40.00 of compensation
 */
export function lateInterest(
  debt: InterestDebt,
  until: BusinessDate,
  rule: InterestRule,
  policy: Pick<InterestPolicy, 'baseRates'>,
): Result<LateInterest> {
  const accrued = accrueInterest(debt, until, rule, policy.baseRates);
  if (!accrued.ok) return accrued;
  const total = accruedTotal(accrued.value);
  const interest = roundHalfEven(total);
  const owedAtStart = accrued.value[0]?.balanceMinor ?? 0;
  const compensation = compensationFor(owedAtStart, debt.currency, rule.compensation);
  if (interest + BigInt(compensation.amountMinor) > BigInt(maxAmountMinor)) return fail('AMOUNT_TOO_LARGE');
  const interestMinor = Number(interest);
  return succeed({
    ruleKey: rule.key,
    currency: debt.currency,
    dueDate: debt.dueDate,
    until,
    yearDays: rule.yearDays,
    periods: accrued.value.map((period) => explain(period, debt.currency)),
    unroundedText: majorText(total, debt.currency),
    interestMinor,
    compensation,
    totalMinor: interestMinor + compensation.amountMinor,
  });
}

function explain(period: AccruedPeriod, currency: string): InterestPeriod {
  return {
    from: period.from,
    to: period.to,
    days: period.days,
    ratePercent: period.rate.percent,
    base: period.rate.base,
    balanceMinor: period.balanceMinor,
    dailyMinor: period.dailyMinor === null ? null : Number(period.dailyMinor),
    unroundedText: majorText(period.amount, currency),
  };
}

function majorText(minor: Ratio, currency: string): string {
  const digits = minorDigits(currency);
  return ratioText(multiplyRatios(minor, ratio(1n, 10n ** BigInt(digits))), digits + extraDecimals);
}
