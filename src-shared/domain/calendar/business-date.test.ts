import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  businessDateAt,
  businessDateSchema,
  compareInstants,
  dayOfWeek,
  daysBetween,
  instant,
  instantSchema,
  isBusinessDate,
  monthEnd,
  onDayOfMonth,
} from './business-date.ts';

const first = businessDate('1900-01-01');
const last = businessDate('2199-12-31');
const anyDate = fc
  .integer({ min: 0, max: daysBetween(first, last) })
  .map((days): BusinessDate => addDays(first, days));

describe('business dates', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2026-12-31'])(
    'M4: %s exists',
    (text) => {
      expect(businessDateSchema.parse(text)).toBe(text);
    },
  );

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    ' 2026-01-01',
    '1899-12-31',
    '2200-01-01',
    '+002026-01-01',
    '',
  ])('M4: %j is no business date', (text) => {
    expect(isBusinessDate(text)).toBe(false);
    expect(businessDateSchema.safeParse(text).success).toBe(false);
    expect(() => businessDate(text)).toThrow(RangeError);
  });

  test('M4: every day of the three centuries is one day after the one before', () => {
    let before: BusinessDate | undefined;
    for (let time = Date.UTC(1900, 0, 1); time <= Date.UTC(2199, 11, 31); time += 86_400_000) {
      const date = businessDate(new Date(time).toISOString().slice(0, 10));
      if (before !== undefined && (daysBetween(before, date) !== 1 || addDays(before, 1) !== date)) {
        throw new Error(`${before} to ${date}`);
      }
      before = date;
    }
    expect(daysBetween(first, last)).toBe(109_572);
  });

  test('M4: adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        const days = daysBetween(from, to);
        expect(addDays(from, days)).toBe(to);
        expect(daysBetween(to, from) + days).toBe(0);
        expect(days > 0).toBe(to > from);
      }),
    );
  });

  test('M4: counts over leap days and changes of the clock', () => {
    expect(addDays(businessDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(businessDate('2023-02-28'), 1)).toBe('2023-03-01');
    expect(daysBetween(businessDate('2026-03-28'), businessDate('2026-03-30'))).toBe(2);
    expect(daysBetween(businessDate('2024-01-01'), businessDate('2025-01-01'))).toBe(366);
  });

  test('M4: adding days stops at the ends of the calendar and never throws', () => {
    expect(addDays(last, 3)).toBe(last);
    expect(addDays(businessDate('2199-12-30'), 365)).toBe(last);
    expect(addDays(first, -365)).toBe(first);
    expect(addDays(first, Number.POSITIVE_INFINITY)).toBe(last);
    expect(() => addDays(first, Number.NaN)).toThrow(RangeError);
    expect(() => addDays(first, 0.5)).toThrow(RangeError);
  });

  test('M4: finds the last day of the month and the day of the week', () => {
    expect(monthEnd(businessDate('2024-02-10'))).toBe('2024-02-29');
    expect(monthEnd(businessDate('2026-12-31'))).toBe('2026-12-31');
    expect(dayOfWeek(businessDate('2026-03-30'))).toBe(1);
    expect(dayOfWeek(businessDate('2026-03-29'))).toBe(7);
  });

  test('M4: the day of the week is that of the calendar, before 1970 too', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dayOfWeek(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek);
      }),
    );
  });

  test('M4: adding months keeps the day, or takes the last one of a shorter month', () => {
    expect(addMonths(businessDate('2023-01-31'), 1)).toBe('2023-02-28');
    expect(addMonths(businessDate('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(businessDate('2024-03-31'), -1)).toBe('2024-02-29');
    expect(addMonths(businessDate('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(businessDate('1900-03-31'), -1)).toBe('1900-02-28');
    expect(() => addMonths(last, 0.5)).toThrow(RangeError);
    expect(addMonths(last, 1)).toBe(last);
    expect(addMonths(first, -1)).toBe(first);
  });

  test('M4: months and their ends are those of the calendar', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -500, max: 500 }), (date, months) => {
        const day = Temporal.PlainDate.from(date);
        expect(monthEnd(date)).toBe(day.with({ day: 31 }).toString());
        const moved = day.add({ months }).toString();
        const clamped = moved < first ? first : last;
        expect(addMonths(date, months)).toBe(isBusinessDate(moved) ? moved : clamped);
      }),
    );
  });

  test('M4: a day of the month that the month has not got is its last one', () => {
    expect(onDayOfMonth(businessDate('2026-02-10'), 31)).toBe('2026-02-28');
    expect(onDayOfMonth(businessDate('2026-02-28'), 1)).toBe('2026-02-01');
    expect(() => onDayOfMonth(first, 0)).toThrow(RangeError);
    expect(() => onDayOfMonth(first, 1.5)).toThrow(RangeError);
  });
});

describe('instants', () => {
  test.each([
    '2026-03-31T09:00:00',
    '2026-03-31T09:00:00+02:00',
    '2026-02-30T09:00:00Z',
    '2026-03-31',
    'now',
  ])('M4: %s is no instant in UTC', (text) => {
    expect(instantSchema.safeParse(text).success).toBe(false);
  });

  test.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z'])(
    'M4: refuses the instant %s, which no business date can follow',
    (text) => {
      expect(instantSchema.safeParse(text).success).toBe(false);
    },
  );

  test('M4: instants order in time whether or not they write the fraction of the second', () => {
    const whole = instant('2026-03-31T09:00:00Z');
    const later = instant('2026-03-31T09:00:00.500Z');
    expect(compareInstants(whole, later)).toBeLessThan(0);
    expect(compareInstants(later, whole)).toBeGreaterThan(0);
    expect(compareInstants(whole, instant('2026-03-31T09:00:00.000Z'))).toBe(0);
  });

  test.each([
    ['2026-03-31T21:59:59.999Z', 'Europe/Berlin', '2026-03-31'],
    ['2026-03-31T22:00:00Z', 'Europe/Berlin', '2026-04-01'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-01-01T04:59:59Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T05:00:00Z', 'America/New_York', '2026-01-01'],
    ['2026-01-01T10:00:00Z', 'Pacific/Kiritimati', '2026-01-02'],
    ['2026-01-01T11:00:00Z', 'Pacific/Niue', '2026-01-01'],
    ['2026-01-01T10:59:59Z', 'Pacific/Niue', '2025-12-31'],
    ['2026-01-01T18:14:59Z', 'Asia/Kathmandu', '2026-01-01'],
    ['2026-01-01T18:15:00Z', 'Asia/Kathmandu', '2026-01-02'],
    ['2199-12-31T23:00:00Z', 'Asia/Tokyo', '2199-12-31'],
    ['1900-01-01T00:00:00Z', 'America/New_York', '1900-01-01'],
  ])('M4: at %s it is, in %s, the %s', (at, timeZone, date) => {
    expect(businessDateAt(instant(at), timeZone)).toBe(date);
  });
});
