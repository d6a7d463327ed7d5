import { expect, it } from 'vitest';
import { listMessages } from './list-messages.ts';

it('a list sends its window first, then differences, and nothing where nothing differs', () => {
  const messageOf = listMessages<{ total: number }, { id: string; value: number }>((row) => row.id);
  const rows = [
    { id: 'a', value: 1 },
    { id: 'b', value: 1 },
  ];
  expect(messageOf({ head: { total: 2 }, rows })).toEqual({ kind: 'window', head: { total: 2 }, rows });
  expect(messageOf({ head: { total: 2 }, rows })).toBeUndefined();
  const changed = { id: 'b', value: 2 };
  expect(messageOf({ head: { total: 2 }, rows: [{ id: 'a', value: 1 }, changed] })).toEqual({
    kind: 'difference',
    rows: [changed],
  });
  expect(messageOf({ head: { total: 1 }, rows: [changed] })).toEqual({
    kind: 'difference',
    head: { total: 1 },
    order: [{ from: 1, count: 1 }],
    rows: [],
  });
});
