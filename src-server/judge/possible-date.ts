import {
  addDays,
  type BusinessDate,
  businessDateAt,
  daysBetween,
} from '../../src-shared/domain/calendar/business-date.ts';
import type { CommandEnvelope } from '../../src-shared/protocol/command-envelope.ts';

/**
 * M4, P1: whether the business date of a command can be true. It is "today" of every rule that judges the command, and
 * from a date far ahead every open promise looks broken, so that the same debt could be promised again. It lies at
 * most a day (time zones) after the server's date, and within a day of the device's own time; or of the server's date,
 * which a demonstration fixes.
 */
export function isPossibleDate({ at, today }: CommandEnvelope, serverToday: BusinessDate): boolean {
  if (today > addDays(serverToday, 1)) return false;
  return isNear(today, businessDateAt(at, 'UTC')) || isNear(today, serverToday);
}

function isNear(a: BusinessDate, b: BusinessDate): boolean {
  return Math.abs(daysBetween(a, b)) <= 1;
}
