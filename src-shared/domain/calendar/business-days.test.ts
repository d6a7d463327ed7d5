import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, businessDate, daysBetween } from './business-date.ts';
import { addBusinessDays, adjustToBusinessDay, businessDays, isBusinessDay } from './business-days.ts';
import { calendarSchema, defaultCalendar } from './calendar.ts';

const holidays = ['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25'].map((date) => ({
  date: businessDate(date),
  name: 'holiday',
}));
const german = businessDays({ weekend: [6, 7], holidays });
const first = businessDate('1900-01-01');
const last = businessDate('2199-12-31');
const anyDate = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(businessDate('2022-01-01'), days));
const anyDays = fc
  .record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    holidays: fc.array(
      anyDate.map((date) => ({ date, name: 'holiday' })),
      { maxLength: 200 },
    ),
  })
  .map(businessDays);

describe('business days', () => {
  test.each([
    ['2026-04-02', true],
    ['2026-04-03', false],
    ['2026-04-04', false],
    ['2026-04-05', false],
    ['2026-04-06', false],
    ['2026-04-07', true],
  ])('M5: around Easter %s is a business day: %s', (date, expected) => {
    expect(isBusinessDay(businessDate(date), german)).toBe(expected);
  });

  test.each([
    ['2026-04-03', 'none', '2026-04-03'],
    ['2026-04-03', 'following', '2026-04-07'],
    ['2026-04-06', 'preceding', '2026-04-02'],
    ['2026-04-04', 'modified-following', '2026-04-07'],
    ['2026-05-31', 'following', '2026-06-01'],
    ['2026-05-31', 'modified-following', '2026-05-29'],
    ['2026-04-02', 'preceding', '2026-04-02'],
  ] as const)('M5: %s adjusted by %s is %s', (date, adjustment, expected) => {
    expect(adjustToBusinessDay(businessDate(date), adjustment, german)).toBe(expected);
  });

  test.each([
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-03', 1, '2026-04-07'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-04-04', 0, '2026-04-04'],
    ['2026-04-27', 5, '2026-05-05'],
  ])('M5: %s and %i business days are %s', (date, count, expected) => {
    expect(addBusinessDays(businessDate(date), count, german)).toBe(expected);
  });

  test('M5: what is reached is a business day, and as many lie between as were added', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 40 }), anyDays, (date, count, days) => {
        const reached = addBusinessDays(date, count, days);
        const passed = Array.from({ length: daysBetween(date, reached) }, (_, index) =>
          addDays(date, index + 1),
        );
        expect(passed.filter((day) => isBusinessDay(day, days))).toHaveLength(count);
        expect(isBusinessDay(reached, days)).toBe(true);
        if (isBusinessDay(date, days)) expect(addBusinessDays(reached, -count, days)).toBe(date);
      }),
    );
  });

  test('M5: an adjusted date is the nearest business day of its direction', () => {
    fc.assert(
      fc.property(anyDate, anyDays, (date, days) => {
        const following = adjustToBusinessDay(date, 'following', days);
        const preceding = adjustToBusinessDay(date, 'preceding', days);
        expect([following, preceding].every((day) => isBusinessDay(day, days))).toBe(true);
        for (let day = addDays(preceding, 1); day < following; day = addDays(day, 1)) {
          expect(isBusinessDay(day, days)).toBe(false);
        }
        const modified = adjustToBusinessDay(date, 'modified-following', days);
        expect([following, preceding]).toContain(modified);
      }),
    );
  });

  test('M5: a thousand holidays in a row and six days of weekend are still passed', () => {
    const start = businessDate('2026-01-01');
    const row = Array.from({ length: 1000 }, (_, index) => ({
      date: addDays(start, index),
      name: 'holiday',
    }));
    const calendar = calendarSchema.parse({ country: 'DE', weekend: [1, 2, 3, 4, 5, 6], holidays: row });
    const days = businessDays(calendar);
    expect(addBusinessDays(start, 1, days)).toBe('2028-10-01');
    expect(adjustToBusinessDay(start, 'following', days)).toBe('2028-10-01');
    expect(adjustToBusinessDay(start, 'modified-following', days)).toBe('2028-10-01');
  });

  test('M5: where no day is a business day nothing loops for ever and dates stay as they are', () => {
    const none = businessDays({ weekend: [1, 2, 3, 4, 5, 6, 7], holidays });
    const date = businessDate('2026-03-31');
    expect(addBusinessDays(date, 1_000_000_000, none)).toBe(date);
    expect(addBusinessDays(date, -3, none)).toBe(date);
    expect(adjustToBusinessDay(date, 'following', none)).toBe(date);
    expect(adjustToBusinessDay(date, 'modified-following', none)).toBe(date);
  });

  test('M5: at the ends of all dates it stops at the last business day', () => {
    expect(addBusinessDays(businessDate('2199-12-30'), 1_000_000_000, german)).toBe(last);
    expect(addBusinessDays(businessDate('1900-01-02'), -1_000_000_000, german)).toBe(first);
    const tuesdaysOff = businessDays({ weekend: [2], holidays: [] });
    expect(adjustToBusinessDay(last, 'following', tuesdaysOff)).toBe(last);
    expect(adjustToBusinessDay(last, 'modified-following', tuesdaysOff)).toBe('2199-12-30');
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('M5: %s is no number of business days', (count) => {
    expect(() => addBusinessDays(first, count, german)).toThrow(RangeError);
  });

  test('M5: refuses a calendar of only weekends, of unknown weekdays and of dates that do not exist', () => {
    const accepts = (changes: object) => calendarSchema.safeParse({ ...defaultCalendar, ...changes }).success;
    expect(accepts({})).toBe(true);
    expect(accepts({ weekend: [] })).toBe(true);
    expect(accepts({ weekend: [1, 2, 3, 4, 5, 6, 7] })).toBe(false);
    expect(accepts({ weekend: [7, 7] })).toBe(false);
    expect(accepts({ weekend: [0] })).toBe(false);
    expect(accepts({ weekend: [8] })).toBe(false);
    expect(accepts({ holidays: [{ date: '2026-02-30', name: 'none' }] })).toBe(false);
  });
});
