import { expect, it } from 'vitest';
import { worklistRowOf } from '../../src-shared/contract/worklist-row.fixture.ts';
import { nothingPicked, pickedOf, toggled, withoutPicked, withPicked } from './account-selection.ts';

const one = pickedOf(worklistRowOf({ accountId: 'one' }));
const two = pickedOf(worklistRowOf({ accountId: 'two' }));

it('picks accounts one by one and in ranges, each once', () => {
  const some = withPicked(toggled(nothingPicked, one), [one, two]);
  expect([...some.keys()]).toEqual(['one', 'two']);
  expect([...toggled(some, one).keys()]).toEqual(['two']);
});

it('leaves out what was worked on, picked or not', () => {
  expect([...withoutPicked(withPicked(nothingPicked, [two]), [one, two])]).toEqual([]);
});
