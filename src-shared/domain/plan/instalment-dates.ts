import { addDays, addMonths, type BusinessDate } from '../calendar/business-date.ts';
import { adjustToBusinessDay, businessDays } from '../calendar/business-days.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { type Failure, failure } from '../failure.ts';
import type { InstalmentRule, PlanTerms } from './plan-terms.ts';

/**
 * N1: the agreed date of an instalment (the first is 0), before any adjustment to business days. Months are counted
 * from the first date, so that the 31st comes back after February. Undefined beyond the last of given dates.
 */
export function agreedDate(rule: InstalmentRule, index: number): BusinessDate | undefined {
  if (rule.by === 'dates') return rule.dates[index];
  if (rule.frequency === 'monthly') return addMonths(rule.firstDate, index);
  return addDays(rule.firstDate, index * (rule.frequency === 'weekly' ? 7 : 14));
}

/** N1, M5: when the down payment (where there is one) and each instalment is due. */
export function dueDates(
  terms: PlanTerms,
  count: number,
  calendar: Calendar,
): { readonly downPayment: BusinessDate | undefined; readonly instalments: readonly BusinessDate[] } {
  const days = businessDays(calendar);
  const due = (date: BusinessDate) => adjustToBusinessDay(date, terms.adjustment, days);
  const instalments: BusinessDate[] = [];
  for (let index = 0; index < count; index += 1) {
    const date = agreedDate(terms.instalments, index);
    if (date !== undefined) instalments.push(due(date));
  }
  return { downPayment: terms.downPayment === null ? undefined : due(terms.downPayment.date), instalments };
}

/** N1: PLAN_DATE_PAST where the first date has gone by, PLAN_DATES_NOT_ASCENDING where one is not after that before it. */
export function checkDates(dates: readonly BusinessDate[], start: BusinessDate): readonly Failure[] {
  const past = dates.find((date) => date < start);
  const wrong = dates.find((date, index) => index > 0 && date <= (dates[index - 1] ?? date));
  return [
    ...(past === undefined ? [] : [failure('PLAN_DATE_PAST', { date: past })]),
    ...(wrong === undefined ? [] : [failure('PLAN_DATES_NOT_ASCENDING', { date: wrong })]),
  ];
}
