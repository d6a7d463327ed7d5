import { type BusinessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';

/** Month names by their first letters, in the languages of the screen. */
const monthStarts: readonly (readonly string[])[] = [
  ['jan'],
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
 * Reads a day as people type it: "30 Nov", "Nov 30 2026", "1.12.", "1/12/26", ISO. Day before month; in English month
 * before day where nothing else is possible ("12/24/2026"). Without a year it is the next such day. `undefined` for
 * anything else.
 */
export function readDayText(text: string, language: string, today: string): BusinessDate | undefined {
  const typed = text.trim().toLowerCase();
  if (isBusinessDate(typed)) return typed;
  const parts = namedMonth(typed) ?? numbers(typed);
  if (parts === undefined) return undefined;
  const read = dateOf(parts, today);
  if (read !== undefined || language !== 'en' || !/^\d+\/\d+/.test(typed)) return read;
  return dateOf({ ...parts, day: parts.month, month: parts.day }, today);
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
