import { describe, expect, it } from 'vitest';
import { readPastDay } from './read-past-day.ts';

const today = '2026-11-22';

describe('a date of figures as people type it', () => {
  it.each([
    ['30.9.2026', '2026-09-30'],
    ['2025-12-31', '2025-12-31'],
    ['22 Nov', '2026-11-22'],
    ['30 Sep', '2026-09-30'],
    ['1.12.', '2025-12-01'],
    ['29 Feb', '2024-02-29'],
    ['31/12/25', '2025-12-31'],
  ])('%s is %s', (text, date) => {
    expect(readPastDay(text, 'en', today)).toEqual({ date });
  });

  it.each([
    ['', 'DATE_MISSING'],
    ['soon', 'DATE_UNREADABLE'],
    ['31.2.2026', 'DATE_IMPOSSIBLE'],
    ['+7', 'future'],
    ['23.11.2026', 'future'],
    ['2027-01-01', 'future'],
  ])('%j is none: %s', (text, problem) => {
    expect(readPastDay(text, 'en', today)).toEqual({ problem });
  });
});
