import { describe, expect, it } from 'vitest';
import { readDayText } from './day-text.ts';

const today = '2026-11-22';

describe('day text', () => {
  it.each([
    ['2026-12-01', 'en', '2026-12-01'],
    ['30 Nov', 'en', '2026-11-30'],
    ['30 nov 2026', 'en', '2026-11-30'],
    ['30 November 2027', 'en', '2027-11-30'],
    ['Nov 30', 'en', '2026-11-30'],
    ['Nov 30, 2026', 'en', '2026-11-30'],
    ['1.12.', 'de', '2026-12-01'],
    ['1.12', 'de', '2026-12-01'],
    ['1.12.26', 'de', '2026-12-01'],
    ['01.12.2026', 'en', '2026-12-01'],
    ['3. März', 'de', '2027-03-03'],
    ['24. Dez. 2026', 'de', '2026-12-24'],
    ['24/12/2026', 'en', '2026-12-24'],
    ['12/24/2026', 'en', '2026-12-24'],
    ['12/11/2026', 'en', '2026-11-12'],
    ['22 Nov', 'en', '2026-11-22'],
    ['21 Nov', 'en', '2027-11-21'],
    ['29 Feb', 'en', '2028-02-29'],
  ])('reads "%s" (%s) as %s', (text, language, date) => {
    expect(readDayText(text, language, today)).toBe(date);
  });

  it.each([
    ['', 'en'],
    ['30', 'en'],
    ['30 Nvo', 'en'],
    ['31 Nov 2026', 'en'],
    ['12/24/2026', 'de'],
    ['13/13/2026', 'en'],
    ['1.12.202', 'de'],
    ['soon', 'en'],
    ['2026-02-30', 'en'],
    ['1.12/2026', 'de'],
  ])('does not guess at "%s" (%s)', (text, language) => {
    expect(readDayText(text, language, today)).toBeUndefined();
  });
});
