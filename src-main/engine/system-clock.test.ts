import { expect, test } from 'vitest';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { createSystemClock, readFixedTime } from './system-clock.ts';

test('M4: a demonstration has a date, or an instant at which its clock starts', () => {
  const today = '2026-03-31';
  expect(readFixedTime(today)).toEqual({ today, startsAt: undefined });
  const startsAt = '2026-03-31T23:30:00Z';
  expect(readFixedTime(startsAt)).toEqual({ today, startsAt });
});

test.each([
  '',
  'today',
  '31.3.2026',
  '2026-02-30',
  '2026-02-30T09:00:00Z',
  '2026-03-31T09:00',
  '1776-07-04T09:00:00Z',
])('M4: "%s" is no time of a demonstration', (text) => {
  expect(readFixedTime(text)).toBeUndefined();
});

test('M4: the clock of a demonstration starts at its instant and never goes back, its date stays', () => {
  const startsAt = instant('2026-03-31T23:59:59.999Z');
  const clock = createSystemClock(businessDate('2026-03-31'), startsAt);
  const times = Array.from({ length: 20 }, () => clock.now());
  expect(times[0] !== undefined && times[0] >= startsAt && times[0] < '2026-04-01T00:10').toBe(true);
  expect(times.toSorted()).toEqual(times);
  expect(clock.today()).toBe('2026-03-31');
});
