import { addDays, type BusinessDate, businessDate, daysBetween } from '../calendar/business-date.ts';
import { ageingBucketCount } from '../invoice/ageing.ts';
import type { Policy } from '../organisation/policy.ts';
import type { ComponentKey } from './component.ts';
import type { KeyFigurePolicy } from './key-figure-policy.ts';

/** A period of the count-back: how many days it has and the component of its sales. */
export type CountBackPeriod = { readonly days: number; readonly key: ComponentKey };

/** A horizon of the forecast, its last day, the day before as many days up to the as-of date, and its components. */
export type Horizon = {
  readonly days: number;
  readonly end: BusinessDate;
  readonly collectedAfter: BusinessDate;
  readonly collectedKey: ComponentKey;
  readonly promisedKey: ComponentKey;
  readonly openKey: ComponentKey;
};

/** What figures are computed for: the date, the dates that follow from it, and the settings. */
export type FigureBasis = {
  readonly asOf: BusinessDate;
  /** The day before the period: its closing balances are the period's opening ones. */
  readonly opening: BusinessDate;
  /** The date of the earlier of the two ageings that roll rates compare. */
  readonly rollOpening: BusinessDate;
  /** Settlements after this day say when the customer pays. */
  readonly historyOpening: BusinessDate;
  /** The newest first. */
  readonly countBack: readonly CountBackPeriod[];
  readonly horizons: readonly Horizon[];
  /** The component of what rolled from one bucket to another. */
  readonly rollKeys: readonly (readonly ComponentKey[])[];
  readonly policy: Policy;
  readonly settings: KeyFigurePolicy;
};

/** The basis of the figures as of a date: made once, so that no account works out dates and names of its own. */
export function figureBasis(asOf: BusinessDate, policy: Policy, settings: KeyFigurePolicy): FigureBasis {
  const buckets = Array.from({ length: ageingBucketCount(policy.ageingBucketDays) }, (_, index) => index);
  return {
    asOf,
    opening: addDays(asOf, -settings.periodDays),
    rollOpening: addDays(asOf, -settings.rollDays),
    historyOpening: addDays(asOf, -settings.forecastHistoryDays),
    countBack: Array.from({ length: settings.countBackPeriods }, (_, index) => ({
      days: settings.countBackBy === 'month' ? daysOfMonth(asOf, index) : 30,
      key: `sales.back/${index}`,
    })),
    horizons: settings.forecastHorizonDays.map((days) => ({
      days,
      end: addDays(asOf, days),
      collectedAfter: addDays(asOf, -days),
      collectedKey: `collected/${days}`,
      promisedKey: `forecast.promised/${days}`,
      openKey: `forecast.open/${days}`,
    })),
    rollKeys: buckets.map((from) => buckets.map((to): ComponentKey => `roll/${from}/${to}`)),
    policy,
    settings,
  };
}

/** The period of the count-back that a day up to the as-of date is in; `undefined` before the first. */
export function countBackPeriod(
  date: BusinessDate,
  { asOf, settings, countBack }: FigureBasis,
): CountBackPeriod | undefined {
  if (settings.countBackBy === 'month') return countBack[monthNumber(asOf) - monthNumber(date)];
  return countBack[Math.floor(daysBetween(date, asOf) / 30)];
}

/** True for a day of the period. */
export function isInPeriod(date: BusinessDate, { opening, asOf }: FigureBasis): boolean {
  return date > opening && date <= asOf;
}

function monthNumber(date: BusinessDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The month of the as-of date has the days up to it, an earlier one all of its days. */
function daysOfMonth(asOf: BusinessDate, monthsBack: number): number {
  if (monthsBack === 0) return Number(asOf.slice(8, 10));
  const month = monthNumber(asOf) - monthsBack;
  // Before 1900 a ledger has nothing: the month has some length that is never asked for.
  if (month < 1900 * 12) return 30;
  return daysBetween(firstOfMonth(month), firstOfMonth(month + 1));
}

function firstOfMonth(month: number): BusinessDate {
  return businessDate(`${Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}-01`);
}
