import { businessDate, daysBetween } from '../../../src-shared/domain/calendar/business-date.ts';

/** How far a day is from today: its words are `day.<when>` with `count` days. */
export type DueDay = { readonly when: 'late' | 'today' | 'ahead'; readonly count: number };

export function dueDay(date: string, today: string): DueDay {
  const count = daysBetween(businessDate(date), businessDate(today));
  if (count === 0) return { when: 'today', count };
  return count > 0 ? { when: 'late', count } : { when: 'ahead', count: -count };
}
