import { Temporal } from 'temporal-polyfill';
import {
  type BusinessDate,
  businessDate,
  dayOfWeek,
  type Instant,
  instant,
  isBusinessDate,
} from './business-date.ts';

/** Hour and minute of a clock on the wall. */
export type ClockTime = { readonly hour: number; readonly minute: number };

/** What calendar and clock show in a time zone. */
export type LocalTime = ClockTime & {
  readonly date: BusinessDate;
  /** ISO weekday, 1 is Monday. */
  readonly weekday: number;
};

/** Names of the IANA database; the offsets and timestamps that Temporal takes as well are no zone of a contact. */
export const timeZonePattern = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,3}$/;
const longestZone = 60;

/**
 * A1: date, hour and minute of an instant in an IANA time zone. `undefined` when the zone is unknown, and where the
 * local date is outside of what business dates have.
 */
export function localTimeAt(at: Instant, timeZone: string): LocalTime | undefined {
  const zoned = inZone(timeZone, () => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone));
  if (zoned === undefined) return undefined;
  const date = zoned.toPlainDate().toString();
  if (!isBusinessDate(date)) return undefined;
  return { date, weekday: dayOfWeek(date), hour: zoned.hour, minute: zoned.minute };
}

/**
 * A1: the instant at which the clocks of an IANA time zone show a date and time. A time that summer time skips is as
 * much later as the clocks were put forward; one that comes twice is the first. `undefined` when the zone is unknown or
 * the time is none of a clock.
 */
export function instantOf(date: BusinessDate, time: ClockTime, timeZone: string): Instant | undefined {
  const { hour, minute } = time;
  if (!isWithin(hour, 23) || !isWithin(minute, 59)) return undefined;
  const zoned = inZone(timeZone, () =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: { hour, minute } }),
  );
  if (zoned === undefined) return undefined;
  const text = zoned.toInstant().toString();
  return isBusinessDate(text.slice(0, 10)) ? instant(text) : undefined;
}

/** True for a name that the IANA database has. */
export function isTimeZone(timeZone: string): boolean {
  const start = Temporal.PlainDate.from(businessDate('2000-01-01'));
  return inZone(timeZone, () => start.toZonedDateTime(timeZone)) !== undefined;
}

function inZone(timeZone: string, ask: () => Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  if (timeZone.length > longestZone || !timeZonePattern.test(timeZone)) return undefined;
  try {
    return ask();
  } catch (error) {
    // Temporal says by this error that it does not know the zone.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isWithin(value: number, largest: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= largest;
}
