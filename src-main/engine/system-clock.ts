import {
  type BusinessDate,
  businessDateAt,
  instant,
} from '../../src-shared/domain/calendar/business-date.ts';
import type { Clock } from './ports/clock.ts';

/** The device's clock. M4: "today" is the date in the device's time zone, or the fixed date of a demonstration. */
export function createSystemClock(fixedToday?: BusinessDate): Clock {
  const now = () => instant(new Date().toISOString());
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { now, today: () => fixedToday ?? businessDateAt(now(), timeZone) };
}
