import { expect, it } from 'vitest';
import { beginAnew } from './begin-anew.ts';

it.each([
  ['#/account/a1/promises', '#/'],
  ['#/focus', '#/'],
  ['#/settings/training', null],
  ['#/accounts', null],
])('who begins or ends the training at %s goes on at %s, null being the same place', (hash, to) => {
  const done: unknown[] = [];
  beginAnew({
    location: { hash, reload: () => done.push('reload') },
    history: { replaceState: (_state: unknown, _title: string, address: string) => done.push(address) },
  } as unknown as Window);
  expect(done).toEqual(to === null ? ['reload'] : [to, 'reload']);
});
