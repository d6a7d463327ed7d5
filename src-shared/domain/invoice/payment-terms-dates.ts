import { addDays, addMonths, type BusinessDate, monthEnd, onDayOfMonth } from '../calendar/business-date.ts';
import type { DateStep } from './payment-terms.ts';

/** A step with the date that it led to. */
export type DatedStep = { readonly step: DateStep; readonly date: BusinessDate };

/** A date with the steps that led to it, in order. */
export type DateByTerms = { readonly date: BusinessDate; readonly steps: readonly DatedStep[] };

/** I4: follows the steps of terms from the invoice date. Without steps it is that date itself. */
export function dateByTerms(invoiceDate: BusinessDate, steps: readonly DateStep[]): DateByTerms {
  let date = invoiceDate;
  const dated = steps.map((step) => {
    date = follow(date, step);
    return { step, date };
  });
  return { date, steps: dated };
}

export function earlierOf(a: BusinessDate, b: BusinessDate): BusinessDate {
  if (a > b) return b;
  return a;
}

function follow(date: BusinessDate, step: DateStep): BusinessDate {
  switch (step.step) {
    case 'days':
      return addDays(date, step.days);
    case 'months':
      return addMonths(date, step.months);
    case 'month-end':
      return monthEnd(date);
    case 'day-of-month':
      return dayOfMonth(date, step.day, step.when);
  }
}

function dayOfMonth(
  date: BusinessDate,
  day: number,
  when: 'on-or-after' | 'after' | 'following-month',
): BusinessDate {
  const thisMonth = onDayOfMonth(date, day);
  if (when === 'on-or-after' && thisMonth >= date) return thisMonth;
  if (when === 'after' && thisMonth > date) return thisMonth;
  const nextMonth = onDayOfMonth(addMonths(onDayOfMonth(date, 1), 1), day);
  // Not later only where no month follows: the last of all dates, as addMonths says.
  return nextMonth > date ? nextMonth : addMonths(date, 1);
}
