import { expect, test } from 'vitest';
import { nameAmong } from '../../src-shared/domain/organisation/name-among.ts';
import { peopleSchema } from '../../src-shared/domain/organisation/people.ts';
import { collectorsAmong } from './people-context.ts';

const people = peopleSchema.parse([
  { id: 'u1', name: 'Zoë Lang', role: 'collector', active: true },
  { id: 'u2', name: 'Ängela Roth', role: 'field-agent', active: true },
  { id: 'u3', name: 'Ivo Brandt', role: 'collector', active: false },
  { id: 'u4', name: 'Ruth Osei', role: 'manager', active: true },
]);

test('accounts may be given to those who work them and have not left, listed by name as the language has it', () => {
  expect(collectorsAmong(people, 'de').map(({ name }) => name)).toEqual(['Ängela Roth', 'Zoë Lang']);
  expect(collectorsAmong([], 'de')).toEqual([]);
});

test('somebody who has left keeps the name; whom nobody knows is named by the id', () => {
  const nameOf = nameAmong(people);
  expect([nameOf('u3'), nameOf('u4'), nameOf('u9')]).toEqual(['Ivo Brandt', 'Ruth Osei', 'u9']);
});
