import type { ContactHours } from './contact-policy.ts';
import { dateOfDay, dayMs, type LocalClock, minuteMs } from './local-clock.ts';

/** 1 January 1970 was a Thursday, three days after a Monday. */
const weekdayOf1970 = 3;
/** So far is looked for a day on which a contact is allowed. */
const maxDays = 800;

/** A1: when a rule allows contacts, ready to be asked of many instants. */
export type OpeningHours = {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly weekdays: readonly number[];
  /** Holidays, where the rule allows no contact on them. */
  readonly closedDates: ReadonlySet<string>;
};

/** A1: a rule's hours with the holidays of the organisation. */
export function openingHours(hours: ContactHours, holidays: ReadonlySet<string>): OpeningHours {
  return {
    fromMinute: minuteOf(hours.from),
    toMinute: minuteOf(hours.to),
    weekdays: hours.weekdays,
    closedDates: hours.onHolidays ? new Set() : holidays,
  };
}

/** A1: what of the hours speaks against a contact at an instant (epoch milliseconds); undefined for nothing. */
export function closedBecauseOf(
  at: number,
  clock: LocalClock,
  hours: OpeningHours,
): 'hours' | 'weekday' | 'holiday' | undefined {
  const local = at + clock.offsetAt(at);
  const day = Math.floor(local / dayMs);
  if (!hours.weekdays.includes(weekdayOf(day))) return 'weekday';
  if (hours.closedDates.has(dateOfDay(day))) return 'holiday';
  const minute = Math.floor((local - day * dayMs) / minuteMs);
  return minute >= hours.fromMinute && minute < hours.toMinute ? undefined : 'hours';
}

/**
 * A1: the first instant after `at`, which the hours forbid, at which they allow a contact; undefined where there is none
 * within 800 days. Goes from one change of the clocks to the next: in between, local time is a sum.
 */
export function nextOpening(at: number, clock: LocalClock, hours: OpeningHours): number | undefined {
  const last = at + maxDays * dayMs;
  let cursor = at;
  while (cursor < last) {
    const change = clock.nextChange(cursor);
    const offset = clock.offsetAt(cursor);
    const opening = openingAfter(cursor + offset, hours) - offset;
    if (opening < change) return opening;
    if (change === Number.POSITIVE_INFINITY) return undefined;
    if (closedBecauseOf(change, clock, hours) === undefined) return change;
    cursor = change;
  }
  return undefined;
}

/** On a clock that is never changed, in milliseconds of local time. */
function openingAfter(local: number, hours: OpeningHours): number {
  const today = Math.floor(local / dayMs);
  for (let day = today; day <= today + maxDays; day += 1) {
    const opening = day * dayMs + hours.fromMinute * minuteMs;
    const isOpen = hours.weekdays.includes(weekdayOf(day)) && !hours.closedDates.has(dateOfDay(day));
    if (isOpen && opening > local) return opening;
  }
  return Number.POSITIVE_INFINITY;
}

function weekdayOf(day: number): number {
  return ((((day + weekdayOf1970) % 7) + 7) % 7) + 1;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
