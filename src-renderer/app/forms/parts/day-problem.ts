import { isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { isImpossibleDay } from '../../../components/day-text.ts';
import type { Problem } from '../../problem.ts';

/** Why what was typed is no day: the calendar does not have it, or it cannot be read. */
export function unreadableDay(typed: string): Problem {
  // What no language reads is impossible in one that allows either order of numbers.
  return isImpossibleDay(typed, 'en')
    ? { code: 'DATE_IMPOSSIBLE', params: { typed } }
    : { code: 'DATE_UNREADABLE', params: {} };
}

/** What is wrong with a day that a form needs: missing, kept as typed because it cannot be read, or past. */
export function dayProblem(value: string | null, today: string, pastCode: string): Problem | null {
  if (value === null) return { code: 'DATE_MISSING', params: {} };
  if (!isBusinessDate(value)) return unreadableDay(value);
  return value < today ? { code: pastCode, params: { date: value } } : null;
}
