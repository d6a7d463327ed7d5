import { addDays, businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Calendar } from '../../src-shared/domain/calendar/calendar.ts';

const dayMs = 86_400_000;
const maxName = 100;
const known = new Map<string, Calendar['holidays']>();

/**
 * M5: the public holidays of a country (ISO 3166) in a year, in order of date, each date once; none for a country that
 * nothing is known of. Half days are business days. One that lasts several days is each of them.
 */
export async function publicHolidays(country: string, year: number): Promise<Calendar['holidays']> {
  const key = `${country}/${year}`;
  const holidays = known.get(key) ?? (await compute(country, year));
  known.set(key, holidays);
  return holidays;
}

async function compute(country: string, year: number): Promise<Calendar['holidays']> {
  // Loaded when an organisation is created: its rules of all countries are large, and nothing else needs them.
  const { default: Holidays } = await import('date-holidays');
  const names = new Map<string, string>();
  for (const { date, start, end, name } of new Holidays(country, { types: ['public'] }).getHolidays(year)) {
    const first = businessDate(date.slice(0, 10));
    const days = Math.round((end.getTime() - start.getTime()) / dayMs);
    for (let day = 0; day < days; day += 1) names.set(addDays(first, day), name.slice(0, maxName));
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, name]) => ({ date: businessDate(date), name }));
}
