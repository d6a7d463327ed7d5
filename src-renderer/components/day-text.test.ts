import { describe, expect, it } from 'vitest';
import { isImpossibleDay, readDayText } from './day-text.ts';

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
    ['12/11/2026', 'en-GB', '2026-11-12'],
    ['12/11/2026', 'en-US', '2026-12-11'],
    ['24/12/2026', 'en-US', '2026-12-24'],
    ['12.11.2026', 'en-US', '2026-11-12'],
    ['24.12.2026', 'de-DE', '2026-12-24'],
    ['3. Jänner', 'de', '2027-01-03'],
    ['heute', 'de', '2026-11-22'],
    ['Today', 'en', '2026-11-22'],
    ['morgen', 'en', '2026-11-23'],
    ['übermorgen', 'de', '2026-11-24'],
    ['gestern', 'de', '2026-11-21'],
    ['fri', 'en', '2026-11-27'],
    ['Fr.', 'de', '2026-11-27'],
    ['sun', 'en', '2026-11-29'],
    ['Mittwoch', 'de', '2026-11-25'],
    ['+7', 'en', '2026-11-29'],
    ['+ 2w', 'en', '2026-12-06'],
    ['+1m', 'en', '2026-12-22'],
    ['-3', 'en', '2026-11-19'],
    ['Monatsende', 'de', '2026-11-30'],
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
    ['f', 'en'],
    ['+', 'en'],
    ['+1x', 'en'],
    ['constructor', 'en'],
    ['freitags', 'de'],
  ])('does not guess at "%s" (%s)', (text, language) => {
    expect(readDayText(text, language, today)).toBeUndefined();
  });

  it.each([
    ['30 Feb', 'en'],
    ['30.02.2026', 'de'],
    ['31 Nov 2026', 'en'],
    ['13/13/2026', 'en'],
    ['12/24/2026', 'de'],
    ['2026-02-30', 'en'],
    ['29.2.2027', 'de'],
  ])('knows that "%s" (%s) is a day that the calendar does not have', (text, language) => {
    expect(readDayText(text, language, today)).toBeUndefined();
    expect(isImpossibleDay(text, language)).toBe(true);
  });

  it.each([['soon'], [''], ['30'], ['2026-11-30'], ['29 Feb'], ['fri']])(
    'does not say so of "%s"',
    (text) => {
      expect(isImpossibleDay(text, 'en')).toBe(false);
    },
  );
});
