import { expect, it } from 'vitest';
import { worklistRowOf } from '../../src-shared/contract/worklist-row.fixture.ts';
import {
  type AccountSelection,
  countPicked,
  isPicked,
  nothingPicked,
  pickedOf,
  toggled,
  withPicked,
} from './account-selection.ts';

const one = pickedOf(worklistRowOf({ accountId: 'one' }));
const two = pickedOf(worklistRowOf({ accountId: 'two' }));
const all: AccountSelection = {
  kind: 'all',
  question: { search: '', filter: 'all', sort: 'priority', direction: 'descending' },
  total: 100_000,
  leftOut: new Set(),
};

it('picks accounts one by one and in ranges, each once', () => {
  const some = withPicked(toggled(nothingPicked, one), [one, two]);
  expect(countPicked(some)).toBe(2);
  expect(isPicked(toggled(some, one), 'one')).toBe(false);
  expect(countPicked(toggled(some, one))).toBe(1);
});

it('of all of a list some can be left out and taken in again', () => {
  expect([countPicked(all), isPicked(all, 'one')]).toEqual([100_000, true]);
  const without = toggled(all, one);
  expect([countPicked(without), isPicked(without, 'one')]).toEqual([99_999, false]);
  expect(countPicked(withPicked(without, [one]))).toBe(100_000);
});
