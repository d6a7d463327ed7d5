import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  dayOfWeek,
  monthEnd,
} from '../../src-shared/domain/calendar/business-date.ts';

/** Days from today by the words for them, in the languages of the screen. */
const namedDays: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  tomorrow: 1,
  morgen: 1,
  übermorgen: 2,
  yesterday: -1,
  gestern: -1,
  vorgestern: -2,
};

/** Weekday names, Sunday first. */
const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'sonntag'],
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag', 'sonnabend'],
];
const monthEnds = ['eom', 'month end', 'end of month', 'monatsende', 'ultimo'];

/**
 * Reads a day that is named from today: "heute", "fri", "+7", "-3", "+2w", "+1m", "month end". A weekday is the next
 * one after today, or the last one before it. `undefined` for anything else.
 */
export function readRelativeDay(
  text: string,
  today: string,
  weekdayIs: 'next' | 'last' = 'next',
): BusinessDate | undefined {
  const typed = text.trim().toLowerCase();
  const from = businessDate(today);
  const named = Object.hasOwn(namedDays, typed) ? namedDays[typed] : undefined;
  if (named !== undefined) return addDays(from, named);
  if (monthEnds.includes(typed)) return monthEnd(from);
  return readWeekday(typed, from, weekdayIs) ?? readOffset(typed, from);
}

function readWeekday(
  typed: string,
  from: BusinessDate,
  weekdayIs: 'next' | 'last',
): BusinessDate | undefined {
  const start = typed.replace(/\.$/, '');
  if (start.length < 2) return undefined;
  const day = weekdays.findIndex((names) => names.some((name) => name.startsWith(start)));
  if (day < 0) return undefined;
  const ahead = (day - (dayOfWeek(from) % 7) + 7) % 7;
  if (weekdayIs === 'next') return addDays(from, ahead === 0 ? 7 : ahead);
  return addDays(from, ahead - 7);
}

function readOffset(typed: string, from: BusinessDate): BusinessDate | undefined {
  const [, sign, count, unit] = /^([+\u2212-])\s?(\d{1,3})\s?([dtwm]?)$/.exec(typed) ?? [];
  if (count === undefined) return undefined;
  const steps = sign === '+' ? Number(count) : -Number(count);
  if (unit === 'm') return addMonths(from, steps);
  return addDays(from, unit === 'w' ? steps * 7 : steps);
}
