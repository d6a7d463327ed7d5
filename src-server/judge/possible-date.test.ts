import { describe, expect, test } from 'vitest';
import { businessDate, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { isPossibleDate } from './possible-date.ts';

const now = new Date('2026-03-31T09:00:00.000Z');
const given = (today: string, at: string) => ({ today: businessDate(today), at: instant(at) });
const isPossible = (today: string, at: string, server = { today: '2026-03-31', now }) =>
  isPossibleDate(given(today, at), businessDate(server.today), server.now);

describe('the date of a command', () => {
  test.each([
    ['now', '2026-03-31', '2026-03-31T09:00:00.000Z'],
    ['from a place that is a day ahead', '2026-04-01', '2026-03-31T10:30:00.000Z'],
    ['from a place that is behind', '2026-03-30', '2026-03-31T09:00:00.000Z'],
    ['from a month offline', '2026-03-01', '2026-03-01T23:00:00.000Z'],
    ['with a clock that is ten minutes ahead', '2026-03-31', '2026-03-31T09:10:00.000Z'],
  ])('M4: is possible %s', (_title, today, at) => {
    expect(isPossible(today, at)).toBe(true);
  });

  test.each([
    ['of a day that is to come', '2026-04-02', '2026-04-02T09:00:00.000Z'],
    ['of another day than its own time', '2026-03-01', '2026-03-05T09:00:00.000Z'],
    ['of today with a time long ago', '2026-03-31', '1900-01-01T00:00:00.000Z'],
    ['of today with a time to come', '2026-03-31', '2199-12-31T23:59:59.999Z'],
    ['of today with a time the day after tomorrow', '2026-03-31', '2026-04-02T00:00:00.000Z'],
  ])('M4: is not possible %s', (_title, today, at) => {
    expect(isPossible(today, at)).toBe(false);
  });

  test('M4: is that of a demonstration, whatever its clocks say, but with no time to come', () => {
    const server = { today: '2014-01-31', now };
    expect(isPossible('2014-01-31', '2026-03-31T09:00:00.000Z', server)).toBe(true);
    expect(isPossible('2014-01-31', '2026-02-20T09:00:00.000Z', server)).toBe(true);
    expect(isPossible('2014-01-31', '2026-04-02T09:00:00.000Z', server)).toBe(false);
    expect(isPossible('2014-02-02', '2026-03-31T09:00:00.000Z', server)).toBe(false);
    expect(isPossible('2026-03-31', '2026-03-31T09:00:00.000Z', server)).toBe(false);
  });
});
