import type { BusinessDate } from '../calendar/business-date.ts';
import { fail, type Result, succeed } from '../failure.ts';
import { readRate } from '../money/rate.ts';
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  ratioText,
  zeroRatio,
} from '../money/ratio.ts';
import { type BaseRateOnDay, type BaseRates, baseRateOfHalfYear } from './base-rates.ts';
import { halfYearStart } from './interest-periods.ts';
import type { InterestRule } from './interest-rule.ts';

/** The yearly rate of a period: per cent as a decimal text, its exact fraction, and the base rate it was made of. */
export type AppliedRate = {
  readonly percent: string;
  readonly fraction: Ratio;
  readonly base: BaseRateOnDay | null;
};

/** The days that may decide which base rate holds for a period. */
export type RateDays = {
  readonly periodFrom: BusinessDate;
  readonly firstDay: BusinessDate;
  readonly lastDay: BusinessDate;
};

const percentDecimals = 10;

/**
 * G2: the yearly rate that the rule gives a period: fixed, or base rate + margin, never below 0.
 * Refused with `BASE_RATE_NOT_SET` when the table has none for the half-year of the deciding day.
 */
export function appliedRate(
  rule: InterestRule,
  days: RateDays,
  baseRates: readonly BaseRates[],
): Result<AppliedRate> {
  const { rate } = rule;
  if (rate.kind === 'fixed') return succeed(asApplied(readRate(rate.rate), null));
  const deciding = {
    'every-half-year': days.periodFrom,
    'first-day': days.firstDay,
    'last-day': days.lastDay,
  }[rate.fixing];
  const halfYear = halfYearStart(deciding);
  const table = baseRates.find(({ key }) => key === rate.baseRate);
  const base = table === undefined ? undefined : baseRateOfHalfYear(table, halfYear);
  if (base === undefined) return fail('BASE_RATE_NOT_SET', { baseRate: rate.baseRate, halfYear });
  return succeed(asApplied(addRatios(readRate(base.rate), readRate(rate.margin)), base));
}

function asApplied(sum: Ratio, base: BaseRateOnDay | null): AppliedRate {
  const fraction = compareRatios(sum, zeroRatio) < 0 ? zeroRatio : sum;
  return { percent: ratioText(multiplyRatios(fraction, ratio(100n)), percentDecimals), fraction, base };
}
