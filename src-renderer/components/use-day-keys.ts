import type { KeyboardEvent } from 'react';
import { addDays, businessDate, isBusinessDate } from '../../src-shared/domain/calendar/business-date.ts';

type DayKeys = {
  readonly value: string | null;
  readonly today: string;
  readonly onDay: (date: string) => void;
  readonly onCalendar: () => void;
};

/** The keys of a date field: the arrows go a day on and back, Page Up and Down a week, Alt with an arrow opens the calendar. */
export function useDayKeys({ value, today, onDay, onCalendar }: DayKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      onCalendar();
      return;
    }
    const days = event.ctrlKey || event.metaKey || event.altKey ? undefined : daysOfKey[event.key];
    if (days === undefined) return;
    event.preventDefault();
    const isDated = value !== null && isBusinessDate(value);
    onDay(isDated ? addDays(businessDate(value), days) : today);
  };
}

const daysOfKey: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 };
