import { describe, expect, it } from 'vitest';
import { readRelativeDay } from './relative-day.ts';

// A Friday.
const today = '2026-11-27';

describe('a day named from today', () => {
  it('is the next of its weekday, or the last one where days go back', () => {
    expect(readRelativeDay('fri', today)).toBe('2026-12-04');
    expect(readRelativeDay('fri', today, 'last')).toBe('2026-11-20');
    expect(readRelativeDay('mo', today)).toBe('2026-11-30');
    expect(readRelativeDay('mo', today, 'last')).toBe('2026-11-23');
    expect(readRelativeDay('so', today)).toBe('2026-11-29');
  });

  it('stops at the days that the calendar of the program has', () => {
    expect(readRelativeDay('+999m', '2199-12-01')).toBe('2199-12-31');
  });
});
