import { expect, it } from 'vitest';
import { moved, withColumn } from './chosen-columns.ts';

it('shows a column at the end and hides it again', () => {
  expect(withColumn(['account', 'score'], 'risk', true)).toEqual(['account', 'score', 'risk']);
  expect(withColumn(['account', 'score', 'risk'], 'score', false)).toEqual(['account', 'risk']);
});

it('moves a column by one place, and no further than the ends', () => {
  expect(moved(['account', 'score', 'risk'], 2, -1)).toEqual(['account', 'risk', 'score']);
  expect(moved(['account', 'score', 'risk'], 0, 1)).toEqual(['score', 'account', 'risk']);
  expect(moved(['account', 'score'], 1, 1)).toEqual(['account', 'score']);
});
