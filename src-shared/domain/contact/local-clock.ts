import { Temporal } from 'temporal-polyfill';
import { type BusinessDate, businessDateAt, instant, isBusinessDate } from '../calendar/business-date.ts';

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** A time zone that is asked of many instants, all in epoch milliseconds. */
export type LocalClock = {
  /** How far its clocks are ahead of UTC. */
  readonly offsetAt: (at: number) => number;
  /** The first instant after `at` from which on they are another offset ahead; infinity for none that is known. */
  readonly nextChange: (at: number) => number;
  /** What its calendars show; the first or the last business date where they show none. */
  readonly dateAt: (at: number) => BusinessDate;
  /** The first instant after `at` at which its calendars show a date that they do not show at `at` yet. */
  readonly firstInstantOf: (date: BusinessDate, at: number) => number;
};

/** From `from` on and before `to`, clocks are one offset ahead. */
type Span = { readonly from: number; readonly to: number; readonly offset: number };

/** Remembers between which changes the clocks are how far ahead: to compute that is dear. Throws on an unknown zone. */
export function createLocalClock(zone: string): LocalClock {
  const spans: Span[] = [];
  const spanAt = (at: number): Span => {
    const known = spans.find(({ from, to }) => at >= from && at < to);
    if (known !== undefined) return known;
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const to = zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
    const span = { from: at, to, offset: zoned.offsetNanoseconds / 1_000_000 };
    spans.unshift(span);
    return span;
  };
  const offsetAt = (at: number): number => spanAt(at).offset;
  return {
    offsetAt,
    nextChange: (at) => spanAt(at).to,
    dateAt(at) {
      const date = dateOfDay(Math.floor((at + offsetAt(at)) / dayMs));
      return isBusinessDate(date) ? date : businessDateAt(instant(new Date(at).toISOString()), zone);
    },
    firstInstantOf(date, at) {
      const start = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
      // A date that had begun already when clocks were put back over midnight begins once more.
      return start > at ? start : Date.parse(date) - offsetAt(at);
    },
  };
}

/** The calendar date of a day that is counted from 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
