import { type BusinessDate, dayNumber } from '../calendar/business-date.ts';
import { fail, type Result, succeed } from '../failure.ts';
import { maxAmountMinor } from '../money/amount.ts';
import { addSmall, roundSmall, type SmallRatio, smallRatio, zeroSmall } from '../money/small-ratio.ts';
import { compensationFor } from './compensation.ts';
import { halfYearRates, type RateOf } from './half-year-rates.ts';
import { type BalancePeriod, balancePeriods, type InterestDebt } from './interest-periods.ts';
import type { InterestPolicy } from './interest-policy.ts';
import type { InterestRule } from './interest-rule.ts';
import { type LateInterest, lateInterest } from './late-interest.ts';

/** G2: what is owed for being late, in minor units: the interest alone, and with the statutory compensation. */
export type InterestAmounts = Pick<LateInterest, 'interestMinor' | 'totalMinor'>;

/**
 * G2: the amounts of {@link lateInterest} without its explanation, for an account with thousands of debts: rates are
 * worked out once for all of them, and sums are made with plain numbers while those hold them exactly; where they do
 * not, {@link lateInterest} itself is asked. To the last minor unit the same.
 */
export function interestAmounts(
  until: BusinessDate,
  rule: InterestRule,
  policy: Pick<InterestPolicy, 'baseRates'>,
): (debt: InterestDebt) => Result<InterestAmounts> {
  const terms: Terms = { until, rule, rateOf: halfYearRates(rule, policy.baseRates) };
  return (debt) => {
    const periods = balancePeriods(debt, until);
    const accrued = accrue(periods, terms);
    if (accrued === undefined) return lateInterest(debt, until, rule, policy);
    if (!accrued.ok) return accrued;
    const interestMinor = roundSmall(accrued.value);
    const owedMinor = periods[0]?.balanceMinor ?? 0;
    const totalMinor =
      interestMinor + compensationFor(owedMinor, debt.currency, rule.compensation).amountMinor;
    return totalMinor > maxAmountMinor ? fail('AMOUNT_TOO_LARGE') : succeed({ interestMinor, totalMinor });
  };
}

type Terms = { readonly until: BusinessDate; readonly rule: InterestRule; readonly rateOf: RateOf };

/** `undefined` where plain numbers do not hold the sum; refused where a half-year has no base rate. */
function accrue(periods: readonly BalancePeriod[], terms: Terms): Result<SmallRatio> | undefined {
  const [first] = periods;
  let total = zeroSmall;
  for (const period of periods) {
    for (const { days, rate } of stretchesOf(period, first ?? period, terms)) {
      if (!rate.ok) return rate;
      const interest = interestOf(period.balanceMinor, days, rate.value, terms.rule);
      const sum = interest && addSmall(total, interest);
      if (sum === undefined) return undefined;
      total = sum;
    }
  }
  return succeed(total);
}

/** Days of one balance at one rate. */
type Stretch = { readonly days: number; readonly rate: Result<SmallRatio> };

function stretchesOf(
  period: BalancePeriod,
  first: BalancePeriod,
  { until, rule, rateOf }: Terms,
): readonly Stretch[] {
  const last = dayNumber(period.to);
  let day = dayNumber(period.from);
  if (rule.rate.kind === 'fixed' || rule.rate.fixing !== 'every-half-year') {
    const isLastDay = rule.rate.kind !== 'fixed' && rule.rate.fixing === 'last-day';
    return [{ days: last - day + 1, rate: rateOf(isLastDay ? until : first.from).fraction }];
  }
  const stretches: Stretch[] = [];
  for (let half = rateOf(period.from); ; half = rateOf(half.nextStart)) {
    const end = Math.min(half.lastDay, last);
    stretches.push({ days: end - day + 1, rate: half.fraction });
    if (end === last) return stretches;
    day = end + 1;
  }
}

/** M3: the interest of some days, that of one day rounded first where the rule says so. */
function interestOf(
  balanceMinor: number,
  days: number,
  { numerator, denominator }: SmallRatio,
  { yearDays, rounding }: InterestRule,
): SmallRatio | undefined {
  if (rounding === 'total') return smallRatio(balanceMinor * days * numerator, denominator * yearDays);
  const daily = smallRatio(balanceMinor * numerator, denominator * yearDays);
  return daily && smallRatio(roundSmall(daily) * days, 1);
}
