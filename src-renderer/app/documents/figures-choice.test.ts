import { describe, expect, it } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { figuresSearch, readFiguresChoice } from './figures-choice.ts';

describe('the choice of key figures in an address', () => {
  it.each([
    [{ asOf: null, daysBefore: null }, ''],
    [{ asOf: businessDate('2026-02-28'), daysBefore: null }, '?asOf=2026-02-28'],
    [{ asOf: businessDate('2026-02-28'), daysBefore: 30 }, '?asOf=2026-02-28&daysBefore=30'],
  ])('is read as it was written: %j', (choice, search) => {
    expect(figuresSearch(choice)).toBe(search);
    expect(readFiguresChoice(search)).toEqual(choice);
  });

  it.each(['?asOf=2026-02-30&daysBefore=0', '?asOf=&daysBefore=1.5', '?daysBefore=99999', '?asOf=%00'])(
    'is none where it cannot be one: %s',
    (search) => expect(readFiguresChoice(search)).toEqual({ asOf: null, daysBefore: null }),
  );
});
