import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, businessDate, instant } from './business-date.ts';
import { instantOf, isTimeZone, localTimeAt } from './local-time.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

describe('local time', () => {
  test.each([
    ['2026-03-31T06:00:00Z', 'Europe/Berlin', '2026-03-31', 2, 8, 0],
    ['2026-03-31T21:59:59.999Z', 'Europe/Berlin', '2026-03-31', 2, 23, 59],
    ['2026-03-31T22:00:00Z', 'Europe/Berlin', '2026-04-01', 3, 0, 0],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29', 7, 1, 59],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 7, 3, 0],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', 7, 2, 30],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', 7, 2, 30],
    ['2026-03-08T06:59:00Z', 'America/New_York', '2026-03-08', 7, 1, 59],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08', 7, 3, 0],
    ['2026-01-01T18:15:00Z', 'Asia/Kathmandu', '2026-01-02', 5, 0, 0],
    ['2026-01-01T10:00:00Z', 'Pacific/Kiritimati', '2026-01-02', 5, 0, 0],
    ['2026-06-30T12:00:00Z', 'Etc/GMT+5', '2026-06-30', 2, 7, 0],
    ['2026-06-30T12:00:00Z', 'utc', '2026-06-30', 2, 12, 0],
  ])('A1: at %s clocks in %s show %s, weekday %i, %i:%i', (at, zone, date, weekday, hour, minute) => {
    expect(localTimeAt(instant(at), zone)).toEqual({ date, weekday, hour, minute });
  });

  test.each([
    '',
    ' ',
    'Europe/Atlantis',
    'Berlin',
    '+02:00',
    'Z',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00[Europe/Berlin]',
    'Europe/Berlin ',
    'Europe/Berlin\n',
    '../etc/passwd',
    'a'.repeat(100_000),
  ])('A1: gives nothing for %j, which is no zone of the IANA database, and does not throw', (zone) => {
    expect(localTimeAt(instant('2026-03-31T06:00:00Z'), zone)).toBeUndefined();
    expect(instantOf(businessDate('2026-03-31'), { hour: 8, minute: 0 }, zone)).toBeUndefined();
    expect(isTimeZone(zone)).toBe(false);
  });

  test('A1: gives nothing where the local date is none that business dates have', () => {
    expect(localTimeAt(instant('1900-01-01T00:00:00Z'), 'America/New_York')).toBeUndefined();
    expect(localTimeAt(instant('2199-12-31T23:00:00Z'), 'Asia/Tokyo')).toBeUndefined();
    expect(instantOf(businessDate('1900-01-01'), { hour: 0, minute: 0 }, 'Asia/Tokyo')).toBeUndefined();
  });

  test.each([
    ['2026-03-31', 8, 0, 'Europe/Berlin', '2026-03-31T06:00:00Z'],
    ['2026-03-29', 2, 30, 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-10-25', 2, 30, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-03-08', 2, 0, 'America/New_York', '2026-03-08T07:00:00Z'],
  ])('A1: on %s at %i:%i the clocks of %s are at %s', (date, hour, minute, zone, at) => {
    expect(instantOf(businessDate(date), { hour, minute }, zone)).toBe(at);
  });

  test.each([
    [24, 0],
    [-1, 0],
    [8, 60],
    [8.5, 0],
    [Number.NaN, 0],
  ])('A1: %s:%s is on no clock', (hour, minute) => {
    expect(instantOf(businessDate('2026-03-31'), { hour, minute }, 'UTC')).toBeUndefined();
  });

  test('A1: the instant of a local time shows that time again, except where summer time skips it', () => {
    const anyMoment = fc.record({
      day: fc.integer({ min: 0, max: 4000 }),
      hour: fc.integer({ min: 4, max: 22 }),
      minute: fc.integer({ min: 0, max: 59 }),
      zone: fc.constantFrom(...zones),
    });
    fc.assert(
      fc.property(anyMoment, ({ day, hour, minute, zone }) => {
        const date = addDays(businessDate('2020-01-01'), day);
        const at = instantOf(date, { hour, minute }, zone);
        expect(at).toBeDefined();
        if (at !== undefined) expect(localTimeAt(at, zone)).toMatchObject({ date, hour, minute });
      }),
    );
  });

  test('A1: knows the zones of the database, links included', () => {
    expect(zones.every(isTimeZone)).toBe(true);
    expect(isTimeZone('America/Argentina/Buenos_Aires')).toBe(true);
    expect(isTimeZone('Asia/Calcutta')).toBe(true);
  });
});
