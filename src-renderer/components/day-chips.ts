import {
  addDays,
  type BusinessDate,
  dayOfWeek,
  monthEnd,
} from '../../src-shared/domain/calendar/business-date.ts';

export type DayChip = {
  readonly key: 'today' | 'tomorrow' | 'friday' | 'monthEnd' | 'nextWeek';
  readonly date: BusinessDate;
};

const friday = 5;

/** Dates that people name on the phone. "Friday" is the next one after today; a month end of today is the next one's. */
export function promiseDayChips(today: BusinessDate): readonly DayChip[] {
  const untilFriday = (friday - dayOfWeek(today) + 7) % 7;
  const thisMonthEnd = monthEnd(today);
  return [
    { key: 'tomorrow', date: addDays(today, 1) },
    { key: 'friday', date: addDays(today, untilFriday === 0 ? 7 : untilFriday) },
    { key: 'monthEnd', date: thisMonthEnd === today ? monthEnd(addDays(today, 1)) : thisMonthEnd },
  ];
}

/** Dates for what to do next. */
export function nextActionDayChips(today: BusinessDate): readonly DayChip[] {
  return [
    { key: 'today', date: today },
    ...promiseDayChips(today).slice(0, 2),
    { key: 'nextWeek', date: addDays(today, 7) },
  ];
}
