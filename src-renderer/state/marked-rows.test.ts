import { beforeEach, describe, expect, it } from 'vitest';
import { clearMarks, markedTotals, toggleMark, useMarkedRows } from './marked-rows.ts';

const row = (key: string, amountMinor: number, currency = 'EUR') => ({
  key,
  accountId: key,
  accountName: key,
  currency,
  amountMinor,
});

beforeEach(() => {
  useMarkedRows.setState(useMarkedRows.getInitialState());
});

describe('marked rows', () => {
  it('are marked and unmarked one by one, each list by itself', () => {
    toggleMark('dunning', row('a', 1));
    toggleMark('dunning', row('b', 2));
    toggleMark('notices', row('n', 3));
    toggleMark('dunning', row('a', 1));
    expect(useMarkedRows.getState().dunning.map(({ key }) => key)).toEqual(['b']);
    clearMarks('dunning');
    expect(useMarkedRows.getState().dunning).toEqual([]);
    expect(useMarkedRows.getState().notices).toHaveLength(1);
  });

  it('add up per currency (M1)', () => {
    expect(markedTotals([row('a', 1_00), row('b', 500, 'JPY'), row('c', 2_00)])).toEqual([
      { currency: 'EUR', amountMinor: 3_00 },
      { currency: 'JPY', amountMinor: 500 },
    ]);
  });
});
