import { type BusinessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { readRelativeDay } from './relative-day.ts';

/** Month names by their first letters, in the languages of the screen. */
const monthStarts: readonly (readonly string[])[] = [
  ['jan', 'jän'],
  ['feb'],
  ['mar', 'mär', 'mrz', 'maer'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
];

type DayParts = { readonly day: string; readonly month: string; readonly year: string | undefined };

/**
 * Reads a day as people type it: "30 Nov", "Nov 30 2026", "1.12.", "1/12/26", ISO, "fri", "+7", "heute". Numbers stand
 * in the order of the language; in English in the other one where that is the only day there is ("12/24/2026"). Without
 * a year it is the next such day. `undefined` for anything else.
 * @param language a language of the screen, or a locale
 */
export function readDayText(text: string, language: string, today: string): BusinessDate | undefined {
  const typed = text.trim().toLowerCase();
  if (isBusinessDate(typed)) return typed;
  const relative = readRelativeDay(typed, today);
  if (relative !== undefined) return relative;
  for (const parts of possibleParts(typed, language)) {
    const date = dateOf(parts, today);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** True for what is written as a day that the calendar does not have: "30 Feb", "13/13/2026", "2026-02-30". */
export function isImpossibleDay(text: string, language: string): boolean {
  const typed = text.trim().toLowerCase();
  if (isBusinessDate(typed)) return false;
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) return true;
  const parts = possibleParts(typed, language);
  // Any today will do: a day without a year is one of some year, or of none.
  return parts.length > 0 && parts.every((one) => dateOf(one, '2000-01-01') === undefined);
}

/** What the text can mean, the likeliest first. */
function possibleParts(typed: string, language: string): readonly DayParts[] {
  const named = namedMonth(typed);
  if (named !== undefined) return [named];
  const read = numbers(typed);
  if (read === undefined) return [];
  const swapped = { ...read, day: read.month, month: read.day };
  if (!/^\d+\s*\//.test(typed)) return [read];
  if (isMonthFirst(language)) return [swapped, read];
  return language.startsWith('en') ? [read, swapped] : [read];
}

/** The English of the screen is that of Britain. */
function isMonthFirst(language: string): boolean {
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language).formatToParts(0);
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month';
}

function namedMonth(typed: string): DayParts | undefined {
  const dayFirst = /^(\d{1,2})[.\s]*(\p{L}{3,9})\.?,?\s*(\d{2}|\d{4})?$/u.exec(typed);
  const monthFirst = /^(\p{L}{3,9})\.?\s*(\d{1,2})(?:[,\s]\s*(\d{2}|\d{4}))?$/u.exec(typed);
  const [day, name, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (day === undefined || name === undefined) return undefined;
  const month = monthStarts.findIndex((starts) => starts.some((start) => name.startsWith(start)));
  return month < 0 ? undefined : { day, month: (month + 1).toString(), year };
}

function numbers(typed: string): DayParts | undefined {
  const match = /^(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\2?\s*|\2\s*(\d{2}|\d{4}))$/.exec(typed);
  const [, day, , month, year] = match ?? [];
  return day === undefined || month === undefined ? undefined : { day, month, year };
}

/** The date of the parts; without a year the first one that is not past. */
function dateOf({ day, month, year }: DayParts, today: string): BusinessDate | undefined {
  const inYear = (full: string): BusinessDate | undefined => {
    const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isBusinessDate(date) ? date : undefined;
  };
  if (year !== undefined) return inYear(year.length === 2 ? `20${year}` : year);
  const thisYear = Number(today.slice(0, 4));
  return Array.from({ length: 8 }, (_, later) => inYear((thisYear + later).toString())).find(
    (date) => date !== undefined && date >= today,
  );
}
