import { beforeEach, describe, expect, it } from 'vitest';
import { changeListPlace, enterList, leaveList, nextRow, useListPlaces } from './list-places.ts';

const rows = [
  { key: 'p1', accountId: 'a' },
  { key: 'p2', accountId: 'a' },
  { key: 'p3', accountId: 'b' },
  { key: 'p4', accountId: 'a' },
  { key: 'p5', accountId: 'c' },
];

beforeEach(() => {
  useListPlaces.setState(useListPlaces.getInitialState());
});

describe('the next account of a list', () => {
  it('skips further rows of the same account and goes on from the row that was opened', () => {
    expect(nextRow(rows, 'a', 'p1')?.key).toBe('p3');
    expect(nextRow(rows, 'b', 'p3')?.key).toBe('p4');
    expect(nextRow(rows, 'a', 'p4')?.key).toBe('p5');
  });

  it('is none after the last one, and the first one for an account that was found elsewhere', () => {
    expect(nextRow(rows, 'c', 'p5')).toBeUndefined();
    expect(nextRow(rows, 'found by search', null)?.key).toBe('p1');
    expect(nextRow([], 'a', null)).toBeUndefined();
  });
});

describe('the place in a list', () => {
  it('stays while an account of it is looked at and the list is shown again', () => {
    enterList('promises', '/promises');
    changeListPlace('promises', { activeIndex: 4, activeKey: 'p5' });
    leaveList(rows);
    enterList('promises', '/promises');
    expect(useListPlaces.getState().places.promises).toEqual({ activeIndex: 4, activeKey: 'p5' });
    expect(useListPlaces.getState().left).toEqual({ name: 'promises', path: '/promises', rows });
  });

  it('begins at the first row under another address and leaves the other lists alone', () => {
    changeListPlace('worklist', { activeIndex: 7, activeKey: 'x' });
    enterList('promises', '/promises');
    changeListPlace('promises', { activeIndex: 4, activeKey: 'p5' });
    enterList('promises', '/promises/open');
    expect(useListPlaces.getState().places.promises).toEqual({ activeIndex: 0, activeKey: null });
    expect(useListPlaces.getState().places.worklist).toEqual({ activeIndex: 7, activeKey: 'x' });
  });
});
