import { addDays, type BusinessDate, dayNumber } from '../calendar/business-date.ts';
import { type Result, succeed } from '../failure.ts';
import type { SmallRatio } from '../money/small-ratio.ts';
import { appliedRate } from './applied-rate.ts';
import type { BaseRates } from './base-rates.ts';
import { halfYearEnd, halfYearStart } from './interest-periods.ts';
import type { InterestRule } from './interest-rule.ts';

/** A half-year with the yearly rate that a rule reads in it, as a fraction, or with why there is none. */
export type HalfYearRate = {
  /** As {@link dayNumber} counts. */
  readonly lastDay: number;
  readonly nextStart: BusinessDate;
  readonly fraction: Result<SmallRatio>;
};

export type RateOf = (day: BusinessDate) => HalfYearRate;

/** G2: the rates of a rule by half-year, each worked out when it is asked for first: thousands of debts share a few. */
export function halfYearRates(rule: InterestRule, baseRates: readonly BaseRates[]): RateOf {
  const known = new Map<number, HalfYearRate>();
  return (day) => {
    const key = Number(day.slice(0, 4)) * 2 + (day.slice(5) < '07-01' ? 0 : 1);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = halfYearRate(day, rule, baseRates);
    known.set(key, made);
    return made;
  };
}

function halfYearRate(day: BusinessDate, rule: InterestRule, baseRates: readonly BaseRates[]): HalfYearRate {
  const start = halfYearStart(day);
  const end = halfYearEnd(day);
  // Whichever day decides for the rule: it is one of this half-year.
  const rate = appliedRate(rule, { periodFrom: start, firstDay: start, lastDay: start }, baseRates);
  return {
    lastDay: dayNumber(end),
    nextStart: addDays(end, 1),
    fraction: rate.ok ? succeed(smallFraction(rate.value)) : rate,
  };
}

/** A rate has ten decimals at most and is at most twice a thousand per cent: plain numbers hold it. */
function smallFraction({
  fraction,
}: {
  readonly fraction: { numerator: bigint; denominator: bigint };
}): SmallRatio {
  return { numerator: Number(fraction.numerator), denominator: Number(fraction.denominator) };
}
