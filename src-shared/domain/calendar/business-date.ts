import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const daysOf4Years = 1461;
const daysOf400Years = 146_097;
const zeroCode = 48;
/** From 1 March of the year 0 to 1 January 1970. */
const daysBefore1970 = 719_468;
/** 1 January 1970 was a Thursday, three days after a Monday. */
const weekdayOf1970 = 3;
const firstDay = '1900-01-01';
const lastDay = '2199-12-31';
const firstDayNumber = -25_567;
const lastDayNumber = 84_005;

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
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(digits(text, 0, 4), month);
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
export function dayNumber(date: BusinessDate): number {
  const month = digits(date, 5, 7);
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const monthsSinceMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + digits(date, 8, 10) - 1;
  return year * 365 + leapDays + dayOfYear - daysBefore1970;
}

function digits(date: string, from: number, to: number): number {
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
 * dates have, so that no date that an input can hold makes a rule throw. Throws on a part of a day: a bug.
 */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  const wanted = dayNumber(date) + days;
  const within = Math.min(Math.max(wanted, firstDayNumber), lastDayNumber);
  if (!Number.isInteger(within)) throw new RangeError('a number of days is an integer');
  return dateOfDayNumber(within);
}

/** The inverse of {@link dayNumber}. Counted, too: calendars and interest step through days by the thousand. */
function dateOfDayNumber(number: number): BusinessDate {
  const sinceMarch = number + daysBefore1970;
  const century = Math.floor((4 * sinceMarch + 3) / daysOf400Years);
  const dayOfCentury = sinceMarch - Math.floor((century * daysOf400Years) / 4);
  const yearOfCentury = Math.floor((4 * dayOfCentury + 3) / daysOf4Years);
  const dayOfYear = dayOfCentury - Math.floor((yearOfCentury * daysOf4Years) / 4);
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1;
  const month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9;
  const year = century * 100 + yearOfCentury + (month <= 2 ? 1 : 0);
  // The number lies within the days that business dates have, so the text needs no check.
  return `${year}-${twoDigits(month)}-${twoDigits(day)}` as BusinessDate;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** M4: the last day of the date's month. */
export function monthEnd(date: BusinessDate): BusinessDate {
  return onDayOfMonth(date, 31);
}

/** M4: that day of the date's month, or the last one where the month is shorter. Throws on a day below 1: a bug. */
export function onDayOfMonth(date: BusinessDate, day: number): BusinessDate {
  if (!Number.isInteger(day) || day < 1) throw new RangeError('a day of the month is an integer from 1');
  const within = Math.min(day, daysInMonth(digits(date, 0, 4), digits(date, 5, 7)));
  return businessDate(`${date.slice(0, 8)}${twoDigits(within)}`);
}

/**
 * M4: the same day `months` months later (earlier when negative); the last day of the month where that is shorter:
 * 31 January and a month are 28 or 29 February. Stops at the first and the last day that business dates have. Throws
 * on a number of months that is no integer: a bug.
 */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  if (!Number.isInteger(months)) throw new RangeError('a number of months is an integer');
  const wanted = digits(date, 0, 4) * 12 + digits(date, 5, 7) - 1 + months;
  const year = Math.floor(wanted / 12);
  const month = (wanted % 12) + 1;
  if (year < digits(firstDay, 0, 4)) return businessDate(firstDay);
  if (year > digits(lastDay, 0, 4)) return businessDate(lastDay);
  const day = Math.min(digits(date, 8, 10), daysInMonth(year, month));
  return businessDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Day of the week, Monday 1 to Sunday 7. Counted, because calendars ask it of every day that they pass. */
export function dayOfWeek(date: BusinessDate): number {
  return ((((dayNumber(date) + weekdayOf1970) % 7) + 7) % 7) + 1;
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
