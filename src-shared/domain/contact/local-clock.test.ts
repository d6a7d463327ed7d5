import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../calendar/business-date.ts';
import { localTimeAt } from '../calendar/local-time.ts';
import { createLocalClock, minuteMs } from './local-clock.ts';

const zones = [
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const day = 86_400_000;

test('A1: a clock that is asked of many instants, in any order, shows what the calendar shows', () => {
  const anyDate = fc.date({ min: new Date('1970-01-03'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(anyDate, { minLength: 1, maxLength: 20 }),
      (zone, dates) => {
        const clock = createLocalClock(zone);
        for (const date of dates) {
          const at = date.getTime();
          const expected = localTimeAt(instant(date.toISOString()), zone);
          const minute = Math.floor((at + clock.offsetAt(at)) / minuteMs) % (24 * 60);
          expect(clock.dateAt(at)).toBe(expected?.date);
          expect(minute).toBe((expected?.hour ?? 0) * 60 + (expected?.minute ?? 0));
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('A1: a date begins where the clocks say so, also once more where they were put back over midnight', () => {
  const berlin = createLocalClock('Europe/Berlin');
  const before = Date.parse('2026-03-31T12:00:00Z');
  const nextDay = berlin.dateAt(before + day);
  expect(new Date(berlin.firstInstantOf(nextDay, before)).toISOString()).toBe('2026-03-31T22:00:00.000Z');
  // At 00:01 on 7 November 2010 clocks in St. John's were put back to 23:01 of the day before.
  const stJohns = createLocalClock('America/St_Johns');
  const second = Date.parse('2010-11-07T02:31:00Z');
  const seventh = stJohns.dateAt(second - 1);
  expect([seventh, stJohns.dateAt(second)]).toEqual(['2010-11-07', '2010-11-06']);
  expect(new Date(stJohns.firstInstantOf(seventh, second)).toISOString()).toBe('2010-11-07T03:30:00.000Z');
});

test('A1: where no business date is shown, the first and the last one stand for it', () => {
  const clock = createLocalClock('America/New_York');
  expect(clock.dateAt(Date.parse('1900-01-01T00:00:00Z'))).toBe('1900-01-01');
  expect(createLocalClock('Asia/Tokyo').dateAt(Date.parse('2199-12-31T23:00:00Z'))).toBe('2199-12-31');
});
