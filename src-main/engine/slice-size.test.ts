import { expect, it } from 'vitest';
import { createSliceSize } from './slice-size.ts';

it('takes more small accounts at once, and few where they are large', () => {
  const size = createSliceSize();
  const start = size.accounts();
  size.learn(start, start);
  expect(size.accounts()).toBe(2 * start);
  for (let index = 0; index < 20; index += 1) size.learn(size.accounts(), size.accounts());
  const most = size.accounts();
  size.learn(most, most * 1_000);
  expect(size.accounts()).toBe(1);
  size.learn(1, 20_000);
  expect(size.accounts()).toBe(1);
  size.learn(1, 10);
  expect(size.accounts()).toBe(2);
  expect(most).toBeLessThanOrEqual(200);
});

it('learns nothing wrong from accounts that are gone', () => {
  const size = createSliceSize();
  const start = size.accounts();
  size.learn(start, 0);
  expect(size.accounts()).toBe(2 * start);
});
