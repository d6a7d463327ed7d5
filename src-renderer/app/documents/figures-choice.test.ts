import { describe, expect, it } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { figuresPath, readFiguresChoice } from './figures-choice.ts';

describe('the choice of key figures in an address', () => {
  it.each([
    [{ asOf: null, daysBefore: null }, ''],
    [{ asOf: null, daysBefore: 30 }, '/today/30'],
    [{ asOf: businessDate('2026-02-28'), daysBefore: null }, '/2026-02-28'],
    [{ asOf: businessDate('2026-02-28'), daysBefore: 30 }, '/2026-02-28/30'],
  ])('is read as it was written: %j', (choice, path) => {
    expect(figuresPath(choice)).toBe(path);
    const [, asOf, daysBefore] = path.split('/');
    expect(readFiguresChoice(asOf, daysBefore)).toEqual(choice);
  });

  it.each([
    ['2026-02-30', '0'],
    ['', '1.5'],
    ['%00', '99999'],
    [undefined, undefined],
  ])('is none where it cannot be one: %s, %s', (asOf, daysBefore) =>
    expect(readFiguresChoice(asOf, daysBefore)).toEqual({ asOf: null, daysBefore: null }),
  );
});
