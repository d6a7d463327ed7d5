import { type BusinessDate, isBusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { isImpossibleDay, readDayText } from '../../components/day-text.ts';
import { readRelativeDay } from '../../components/relative-day.ts';

/** What a typed date is for figures: a day up to today, or why it is none. */
export type PastDay =
  | { readonly date: BusinessDate }
  | { readonly problem: 'DATE_UNREADABLE' | 'DATE_MISSING' | 'DATE_IMPOSSIBLE' | 'future' };

/** Reads a day as people type it; one without a year, and a weekday, is the last such day. A year that was typed is kept. */
export function readPastDay(text: string, language: string, today: string): PastDay {
  if (text.trim() === '') return { problem: 'DATE_MISSING' };
  const relative = readRelativeDay(text, today, 'last');
  if (relative !== undefined) return relative <= today ? { date: relative } : { problem: 'future' };
  const read = readDayText(text, language, today);
  if (read === undefined)
    return { problem: isImpossibleDay(text, language) ? 'DATE_IMPOSSIBLE' : 'DATE_UNREADABLE' };
  if (read <= today) return { date: read };
  const year = Number(read.slice(0, 4));
  // Read with a later today, a date without a year gets a later year.
  const hasYear = readDayText(text, language, `${year + 1}-12-31`) === read;
  const last = hasYear ? undefined : lastSuchDay(read.slice(4), Number(today.slice(0, 4)), today);
  return last === undefined ? { problem: 'future' } : { date: last };
}

/** A 29 February is up to eight years back. */
function lastSuchDay(monthAndDay: string, thisYear: number, today: string): BusinessDate | undefined {
  return Array.from({ length: 9 }, (_, back) => `${thisYear - back}${monthAndDay}`)
    .filter(isBusinessDate)
    .find((date) => date <= today);
}
