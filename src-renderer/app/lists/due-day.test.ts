import { describe, expect, it } from 'vitest';
import { dueDay } from './due-day.ts';

describe('how far a day is from today', () => {
  it.each([
    ['2026-11-21', { when: 'late', count: 1 }],
    ['2025-11-22', { when: 'late', count: 365 }],
    ['2026-11-22', { when: 'today', count: 0 }],
    ['2026-11-23', { when: 'ahead', count: 1 }],
    ['2027-01-01', { when: 'ahead', count: 40 }],
  ])('%s', (date, day) => {
    expect(dueDay(date, '2026-11-22')).toEqual(day);
  });
});
