import { addDays, type BusinessDate, dayOfWeek } from './business-date.ts';
import type { Calendar } from './calendar.ts';

/** M5: what happens to a date that is no business day; "modified" turns round where the month would change. */
export type DayAdjustment = 'none' | 'following' | 'preceding' | 'modified-following';

/** A calendar that is ready to be asked often. Made once by {@link businessDays}. */
export type BusinessDays = {
  readonly weekend: ReadonlySet<number>;
  readonly holidays: ReadonlySet<BusinessDate>;
};

const daysOfWeek = 7;

/** M5: makes a calendar ready for the functions of this file; in time linear in its holidays. */
export function businessDays(calendar: Pick<Calendar, 'weekend' | 'holidays'>): BusinessDays {
  return {
    weekend: new Set(calendar.weekend),
    holidays: new Set(calendar.holidays.map(({ date }) => date)),
  };
}

/** M5: true for a day that is neither in the weekend nor a holiday. */
export function isBusinessDay(date: BusinessDate, days: BusinessDays): boolean {
  return !days.holidays.has(date) && !days.weekend.has(dayOfWeek(date));
}

/**
 * M5: the date itself when it is a business day, else the one that the adjustment says. A date without a business day
 * in that direction (the end of all dates, a week of weekend days) stays as it is.
 */
export function adjustToBusinessDay(
  date: BusinessDate,
  adjustment: DayAdjustment,
  days: BusinessDays,
): BusinessDate {
  if (adjustment === 'none' || isBusinessDay(date, days)) return date;
  const found = nearest(date, adjustment === 'preceding' ? -1 : 1, days);
  if (adjustment !== 'modified-following' || (found !== undefined && sameMonth(found, date))) {
    return found ?? date;
  }
  const before = nearest(date, -1, days);
  return before !== undefined && sameMonth(before, date) ? before : (found ?? before ?? date);
}

/**
 * M5: the date `count` business days later (earlier when negative); with 0 the date itself, a business day or not.
 * Stops at the last business day that can be reached. Throws on a count that is no integer: a bug.
 */
export function addBusinessDays(date: BusinessDate, count: number, days: BusinessDays): BusinessDate {
  if (!Number.isInteger(count)) throw new RangeError('a number of business days is an integer');
  const step = count < 0 ? -1 : 1;
  let reached = date;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    const next = nearest(reached, step, days);
    if (next === undefined) return reached;
    reached = next;
  }
  return reached;
}

/** The next business day after a date in one direction. Looks no further than weekend and holidays can reach. */
function nearest(date: BusinessDate, step: 1 | -1, days: BusinessDays): BusinessDate | undefined {
  const furthest = daysOfWeek * (days.holidays.size + 1);
  let before = date;
  for (let looked = 0; looked < furthest; looked += 1) {
    const next = addDays(before, step);
    if (next === before) return undefined;
    if (isBusinessDay(next, days)) return next;
    before = next;
  }
  return undefined;
}

function sameMonth(a: BusinessDate, b: BusinessDate): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}
