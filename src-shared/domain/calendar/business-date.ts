import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const dayMs = 86_400_000;
const zeroCode = 48;
/** From 1 March of the year 0 to 1 January 1970. */
const daysBefore1970 = 719_468;
const firstDay = '1900-01-01';
const lastDay = '2199-12-31';

/** M4: a calendar date without zone, `YYYY-MM-DD`, that exists in the calendar. */
export const businessDateSchema = z
  .string()
  .refine(isBusinessDate, { error: 'not a calendar date (YYYY-MM-DD)' })
  .brand<'BusinessDate'>();
export type BusinessDate = string & z.core.$brand<'BusinessDate'>;

/** M4: an instant in UTC, ISO 8601 with `Z`, of the years that business dates have. */
export const instantSchema = z.iso
  .datetime()
  .refine((text) => isBusinessDate(text.slice(0, 10)), { error: 'not an instant of 1900 to 2199' })
  .brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** True for a date that exists, years 1900 to 2199: outside of it a ledger holds typing errors. */
export function isBusinessDate(text: string): text is BusinessDate {
  if (!/^(19|2[01])\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** Takes a text that is known to be a business date. Throws when it is not: a bug. */
export function businessDate(text: string): BusinessDate {
  if (!isBusinessDate(text)) throw new RangeError(`not a business date: ${text.slice(0, 20)}`);
  return text;
}

/** Takes a text that is known to be an instant. Throws when it is not: a bug. */
export function instant(text: string): Instant {
  return instantSchema.parse(text);
}

/**
 * Days since 1970-01-01. Counted instead of parsed, because every invoice of an account is asked for its age: years
 * begin in March, so that the leap day is their last; 153 days in 5 months from there on.
 */
function dayNumber(date: BusinessDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const monthsSinceMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + digits(date, 8, 10) - 1;
  return year * 365 + leapDays + dayOfYear - daysBefore1970;
}

function digits(date: BusinessDate, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) value = value * 10 + date.charCodeAt(index) - zeroCode;
  return value;
}

/** M4: calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * M4: the date `days` calendar days later (earlier when negative). Stops at the first and the last day that business
 * dates have, so that no date that an input can hold makes a rule throw.
 */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const wanted = dayNumber(date) + days;
  const within = Math.min(
    Math.max(wanted, dayNumber(businessDate(firstDay))),
    dayNumber(businessDate(lastDay)),
  );
  return businessDate(new Date(within * dayMs).toISOString().slice(0, 10));
}

/** M4: the last day of the date's month. */
export function monthEnd(date: BusinessDate): BusinessDate {
  const day = Temporal.PlainDate.from(date);
  return businessDate(day.with({ day: day.daysInMonth }).toString());
}

/** Day of the week, Monday 1 to Sunday 7. */
export function dayOfWeek(date: BusinessDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** M4: the calendar date that an instant falls on in a time zone. Throws on a time zone that does not exist. */
export function businessDateAt(at: Instant, timeZone: string): BusinessDate {
  const date = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  if (date < firstDay) return businessDate(firstDay);
  return businessDate(date > lastDay ? lastDay : date);
}

/**
 * M4: orders instants: negative when `a` is earlier. Their texts do not sort, because the fraction of a second is
 * optional: `…:00.5Z` comes before `…:00Z` as text.
 */
export function compareInstants(a: Instant, b: Instant): number {
  return Date.parse(a) - Date.parse(b);
}
