import { describe, expect, it } from 'vitest';
import { followRow, rowAt } from './follow-row.ts';
import { isSameQuestion } from './list-source.ts';

const shown = { offset: 10, head: { total: 13 }, rows: ['a', 'b', 'c'] };
const keyOf = (row: string): string => row;

describe('the selection of a list', () => {
  it('stays with the row when its rank changes', () => {
    expect(followRow(shown, { activeIndex: 10, activeKey: 'c' }, keyOf)).toEqual({
      state: 'at',
      activeIndex: 12,
      activeKey: 'c',
    });
  });

  it('looks for a row that left the rows in view', () => {
    expect(followRow(shown, { activeIndex: 10, activeKey: 'z' }, keyOf)).toEqual({
      state: 'elsewhere',
      key: 'z',
    });
  });

  it('takes the row at its place when none is selected, or the last one of a list that became shorter', () => {
    expect(followRow(shown, { activeIndex: 11, activeKey: null }, keyOf)).toMatchObject({ activeKey: 'b' });
    expect(rowAt(shown, 40, keyOf)).toMatchObject({ activeIndex: 12, activeKey: 'c' });
    expect(rowAt(shown, 3, keyOf)).toEqual({ state: 'unknown' });
  });

  it('tells the answer to another question apart', () => {
    const question = { search: '', filter: 'all' };
    expect(isSameQuestion(question, { ...question })).toBe(true);
    expect(isSameQuestion(question, { ...question, search: 'x' })).toBe(false);
  });
});
