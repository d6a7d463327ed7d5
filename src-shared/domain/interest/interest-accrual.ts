import { type BusinessDate, daysBetween } from '../calendar/business-date.ts';
import { type Result, succeed } from '../failure.ts';
import { addRatios, multiplyRatios, type Ratio, ratio, roundHalfEven, zeroRatio } from '../money/ratio.ts';
import { type AppliedRate, appliedRate } from './applied-rate.ts';
import type { BaseRates } from './base-rates.ts';
import { type BalancePeriod, balancePeriods, cutByHalfYear, type InterestDebt } from './interest-periods.ts';
import type { InterestRule } from './interest-rule.ts';

/** A period of one balance and one rate with its interest in minor units, exact. */
export type AccruedPeriod = BalancePeriod & {
  readonly days: number;
  readonly rate: AppliedRate;
  /** M3: the interest of one day, rounded, where the rule rounds it first. */
  readonly dailyMinor: bigint | null;
  readonly amount: Ratio;
};

/**
 * G2: simple interest period by period from the day after due to `until`, both included; nothing is rounded unless the
 * rule rounds the interest of a day first. Refused with `BASE_RATE_NOT_SET`.
 */
export function accrueInterest(
  debt: InterestDebt,
  until: BusinessDate,
  rule: InterestRule,
  baseRates: readonly BaseRates[],
): Result<readonly AccruedPeriod[]> {
  const balances = balancePeriods(debt, until);
  const [first] = balances;
  if (first === undefined) return succeed([]);
  const cuts = rule.rate.kind === 'base-plus-margin' && rule.rate.fixing === 'every-half-year';
  const accrued: AccruedPeriod[] = [];
  for (const period of cuts ? balances.flatMap(cutByHalfYear) : balances) {
    const days = { periodFrom: period.from, firstDay: first.from, lastDay: until };
    const rate = appliedRate(rule, days, baseRates);
    if (!rate.ok) return rate;
    accrued.push(accrue(period, rate.value, rule));
  }
  return succeed(accrued);
}

/** G2: the interest of all periods in minor units, exact. */
export function accruedTotal(periods: readonly AccruedPeriod[]): Ratio {
  return periods.reduce((sum, { amount }) => addRatios(sum, amount), zeroRatio);
}

function accrue(period: BalancePeriod, rate: AppliedRate, rule: InterestRule): AccruedPeriod {
  const days = daysBetween(period.from, period.to) + 1;
  const daily = multiplyRatios(
    multiplyRatios(ratio(period.balanceMinor), rate.fraction),
    ratio(1, rule.yearDays),
  );
  const dailyMinor = rule.rounding === 'daily-interest' ? roundHalfEven(daily) : null;
  const ofOneDay = dailyMinor === null ? daily : ratio(dailyMinor);
  return { ...period, days, rate, dailyMinor, amount: multiplyRatios(ofOneDay, ratio(days)) };
}
