import { isBusinessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import type { Problem } from '../../problem.ts';

/** What is wrong with a day that a form needs: missing, kept as typed because it cannot be read, or past. */
export function dayProblem(value: string | null, today: string, pastCode: string): Problem | null {
  if (value === null) return { code: 'DATE_MISSING', params: {} };
  if (!isBusinessDate(value)) return { code: 'DATE_UNREADABLE', params: {} };
  return value < today ? { code: pastCode, params: { date: value } } : null;
}
