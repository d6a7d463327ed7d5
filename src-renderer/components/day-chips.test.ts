import { describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { nextActionDayChips, promiseDayChips } from './day-chips.ts';

const datesOf = (today: string) => promiseDayChips(businessDate(today)).map((chip) => chip.date);

describe('promiseDayChips', () => {
  it('M4: names tomorrow, the next Friday and the end of the month', () => {
    expect(datesOf('2026-11-23')).toEqual(['2026-11-24', '2026-11-27', '2026-11-30']);
  });

  it('means the Friday of next week on a Friday, and the next month end on a month end', () => {
    expect(datesOf('2026-11-27')[1]).toBe('2026-12-04');
    expect(datesOf('2026-11-30')[2]).toBe('2026-12-31');
  });
});

it('offers today, tomorrow, Friday and a week from now for what to do next', () => {
  const chips = nextActionDayChips(businessDate('2026-11-23'));
  expect(chips.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-30']);
});
