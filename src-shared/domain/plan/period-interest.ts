import type { z } from 'zod';
import { type BusinessDate, daysBetween } from '../calendar/business-date.ts';
import { readRate } from '../money/rate.ts';
import { type Ratio, ratio, roundHalfEven } from '../money/ratio.ts';
import { agreedDate } from './instalment-dates.ts';
import type { PlanConventions, PlanFrequency, PlanTerms, planTermsSchema } from './plan-terms.ts';

/** M3: the interest of each period as a fraction of the balance, exact, over one denominator. */
export type PeriodInterest = {
  readonly denominator: bigint;
  /** Of the period that ends with the instalment of this index. */
  readonly numeratorOf: (index: number) => bigint;
};

/**
 * N1: for how long an instalment bears interest: for a whole period of its rhythm, however many days lie before it, or
 * for those days, of which a year has so many.
 */
export type InterestCounting = { readonly period: PlanFrequency | 'days'; readonly yearDays: number };

/** N1: how the interest of the terms is counted. Dates of their own have no rhythm and so no periods. */
export function interestCounting(
  { instalments: rule }: Pick<z.input<typeof planTermsSchema>, 'instalments'>,
  { dayCount }: Pick<PlanConventions, 'dayCount'>,
): InterestCounting {
  const isByPeriod = dayCount === 'per-period' && rule.by !== 'dates';
  return { period: isByPeriod ? rule.frequency : 'days', yearDays: yearDays[dayCount] };
}

const periodsPerYear = { monthly: 12, fortnightly: 26, weekly: 52 } as const;
const yearDays = { 'per-period': 365, 'actual/365': 365, 'actual/364': 364, 'actual/360': 360 } as const;

/** N1: interest of the terms from a day on; days are counted between agreed dates, not between adjusted ones. */
export function periodInterest(
  terms: PlanTerms,
  conventions: PlanConventions,
  start: BusinessDate,
): PeriodInterest {
  const { interestRate, instalments: rule } = terms;
  if (interestRate === null) return { denominator: 1n, numeratorOf: () => 0n };
  const perYear = readRate(interestRate);
  const counting = interestCounting(terms, conventions);
  if (counting.period !== 'days') {
    const denominator = perYear.denominator * BigInt(periodsPerYear[counting.period]);
    return { denominator, numeratorOf: () => perYear.numerator };
  }
  const numeratorOf = (index: number): bigint => {
    const from = index === 0 ? start : (agreedDate(rule, index - 1) ?? start);
    const days = Math.max(0, daysBetween(from, agreedDate(rule, index) ?? from));
    return perYear.numerator * BigInt(days);
  };
  return { denominator: perYear.denominator * BigInt(counting.yearDays), numeratorOf };
}

/** M3: interest on a balance for one period in minor units, rounded half-even once. */
export function interestOn(balanceMinor: number, index: number, interest: PeriodInterest): number {
  const numerator = BigInt(balanceMinor) * interest.numeratorOf(index);
  return Number(roundHalfEven({ numerator, denominator: interest.denominator }));
}

/** M3: interest on the whole principal through all periods in minor units, rounded half-even once. */
export function flatInterest(principalMinor: number, count: number, interest: PeriodInterest): number {
  let numerator = 0n;
  for (let index = 0; index < count; index += 1) numerator += interest.numeratorOf(index);
  const exact = { numerator: BigInt(principalMinor) * numerator, denominator: interest.denominator };
  return Number(roundHalfEven(exact));
}

/**
 * N1: the equal instalment that pays principal and interest off, exact. With the balance after each period as
 * (principal × grown − instalment × paid) ÷ denominatorⁿ it is principal × grown ÷ paid.
 */
export function annuity(principalMinor: number, count: number, interest: PeriodInterest): Ratio {
  let grown = 1n;
  let paid = 0n;
  let power = 1n;
  for (let index = 0; index < count; index += 1) {
    const factor = interest.denominator + interest.numeratorOf(index);
    grown *= factor;
    power *= interest.denominator;
    paid = paid * factor + power;
  }
  return ratio(BigInt(principalMinor) * grown, paid);
}
