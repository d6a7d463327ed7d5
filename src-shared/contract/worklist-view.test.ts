import { expect, test } from 'vitest';
import { worklistQuerySchema } from './worklist-view.ts';

const query = {
  offset: 0,
  limit: 50,
  search: '',
  filter: 'to-work',
  sort: 'priority',
  direction: 'descending',
};

test('a window of the worklist is bounded and names a known filter, sort and direction', () => {
  expect(worklistQuerySchema.parse(query)).toEqual(query);
  const wrongs = [
    { offset: -1 },
    { offset: 0.5 },
    { limit: 0 },
    { limit: 501 },
    { search: 'x'.repeat(201) },
    { filter: 'mine' },
    { sort: 'balance; drop table accounts' },
    { direction: 'up' },
  ];
  for (const wrong of wrongs) {
    expect(worklistQuerySchema.safeParse({ ...query, ...wrong }).success).toBe(false);
  }
});
