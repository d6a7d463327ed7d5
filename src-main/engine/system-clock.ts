import {
  type BusinessDate,
  businessDateAt,
  type Instant,
  instant,
  instantSchema,
  isBusinessDate,
} from '../../src-shared/domain/calendar/business-date.ts';
import type { Clock } from './ports/clock.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';

/** Time since this process began. */
export const systemMonotonicClock: MonotonicClock = { elapsedMs: () => performance.now() };

/** The time of a demonstration: its business date, and the instant at which its clock starts where one is given. */
type FixedTime = { readonly today: BusinessDate; readonly startsAt: Instant | undefined };

/** Reads `2026-03-31`, or `2026-03-31T09:00:00Z` for a clock that starts then and runs; undefined for anything else. */
export function readFixedTime(text: string): FixedTime | undefined {
  if (isBusinessDate(text)) return { today: text, startsAt: undefined };
  const startsAt = instantSchema.safeParse(text);
  const today = text.slice(0, 10);
  return startsAt.success && isBusinessDate(today) ? { today, startsAt: startsAt.data } : undefined;
}

/**
 * The device's clock. M4: "today" is the date in the device's time zone, or the fixed date of a demonstration, whose
 * clock runs on from `startsAt`.
 */
export function createSystemClock(fixedToday?: BusinessDate, startsAt?: Instant): Clock {
  const aheadMs = startsAt === undefined ? 0 : Date.parse(startsAt) - Date.now();
  const now = () => instant(new Date(Date.now() + aheadMs).toISOString());
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { now, today: () => fixedToday ?? businessDateAt(now(), timeZone) };
}
