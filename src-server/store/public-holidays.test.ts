import { describe, expect, it } from 'vitest';
import { calendarSchema } from '../../src-shared/domain/calendar/calendar.ts';
import { publicHolidays } from './public-holidays.ts';

const datesOf = async (country: string, year: number) =>
  (await publicHolidays(country, year)).map(({ date }) => String(date));

describe('M5: the public holidays of a country', () => {
  it('are those of Germany as a whole, fixed and movable', async () => {
    expect(await datesOf('DE', 2026)).toEqual([
      ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25'],
      ...['2026-10-03', '2026-12-25', '2026-12-26'],
    ]);
  });

  it('hold the day in place of one that falls on a weekend', async () => {
    expect(await datesOf('US', 2026)).toEqual(expect.arrayContaining(['2026-07-03', '2026-07-04']));
  });

  it('hold every day of one that lasts several', async () => {
    const days = await datesOf('SA', 2026);
    expect(days).toEqual(expect.arrayContaining(['2026-03-19', '2026-03-20', '2026-03-21']));
  });

  it('are none for a country that nothing is known of', async () => {
    expect(await publicHolidays('ZZ', 2026)).toEqual([]);
  });

  it('fit a calendar, three years of any country', async () => {
    for (const country of ['DE', 'GB', 'US', 'FR', 'JP', 'CN', 'IN', 'SA', 'IL', 'TH', 'BR']) {
      const holidays = (
        await Promise.all([2026, 2027, 2028].map((year) => publicHolidays(country, year)))
      ).flat();
      expect(calendarSchema.parse({ country, weekend: [6, 7], holidays }).holidays).toEqual(holidays);
      expect(new Set(holidays.map(({ date }) => date)).size).toBe(holidays.length);
    }
  });
});
