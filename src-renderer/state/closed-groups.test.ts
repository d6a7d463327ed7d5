import { beforeEach, expect, it } from 'vitest';
import { mostClosedGroups } from '../../src-shared/contract/worklist-view.ts';
import { closedIn, toggleGroup, useClosedGroups } from './closed-groups.ts';

beforeEach(() => useClosedGroups.setState({}, true));
const closed = (...list: Parameters<typeof closedIn> extends [unknown, ...infer Rest] ? Rest : never) =>
  closedIn(useClosedGroups.getState(), ...list);

it('a group is closed and opened again in its own list and kind of groups alone', () => {
  toggleGroup('worklist', 'segment', 'Retail');
  toggleGroup('worklist', 'segment', '');
  expect(closed('worklist', 'segment')).toEqual(['Retail', '']);
  expect([closed('worklist', 'company'), closed('accounts', 'segment'), closed('worklist', null)]).toEqual([
    [],
    [],
    [],
  ]);
  toggleGroup('worklist', 'segment', 'Retail');
  expect(closed('worklist', 'segment')).toEqual(['']);
});

it('of more groups than a list can be asked without, the first that were closed are open again', () => {
  for (let index = 0; index <= mostClosedGroups; index += 1)
    toggleGroup('accounts', 'company', `g${index.toString()}`);
  expect(closed('accounts', 'company')).toHaveLength(mostClosedGroups);
  expect(closed('accounts', 'company')[0]).toBe('g1');
});
