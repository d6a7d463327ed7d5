import {
  addDays,
  type BusinessDate,
  businessDateAt,
  daysBetween,
  instant,
} from '../../src-shared/domain/calendar/business-date.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';

/**
 * M4, P1: whether the business date and the time of a command can be true. The date is "today" of every rule that judges
 * the command, and from one far ahead every open promise looks broken, so that the same debt could be promised again. It
 * lies at most a day (time zones) after the server's date, and within a day of the device's own time, which orders
 * contacts and follow-ups. A server that a demonstration holds on a date of its own has devices on that date whose clocks
 * go on: their time may be any that is not to come.
 */
export function isPossibleDate(
  { at, today }: Pick<CommandEnvelope, 'at' | 'today'>,
  serverToday: BusinessDate,
  now: Date,
): boolean {
  if (today > addDays(serverToday, 1)) return false;
  const day = businessDateAt(at, 'UTC');
  if (isNear(today, day)) return true;
  const present = businessDateAt(instant(now.toISOString()), 'UTC');
  const isHeld = !isNear(serverToday, present);
  return isHeld && isNear(today, serverToday) && day <= addDays(present, 1);
}

function isNear(a: BusinessDate, b: BusinessDate): boolean {
  return Math.abs(daysBetween(a, b)) <= 1;
}
