import { type Actor, actorSchema, type Role } from '../../../src-shared/domain/organisation/actor.ts';
import { seededRandom } from '../../bench/harness/seeded-random.ts';

/** A person of the simulated organisation. */
export type Person = {
  readonly userId: string;
  readonly role: Role;
  readonly territories?: readonly string[];
};

/** The person as the server knows them. */
export function actorOf({ userId, role }: Person): Actor {
  return actorSchema.parse({ userId, name: userId, role });
}

/** Everybody has a workstation, whose number is the person's place here. */
export const people: readonly Person[] = [
  { userId: 'amelie', role: 'collector' },
  { userId: 'tomasz', role: 'collector' },
  { userId: 'fatima', role: 'field-agent' },
  { userId: 'ruth', role: 'manager', territories: ['North'] },
  { userId: 'admin', role: 'administrator' },
];

/** Who accounts are given to. */
export const collectors = people.filter(({ role }) => role === 'collector' || role === 'field-agent');

export const territories = ['North', 'South'] as const;

/** Whose workstations are in use in the run of a seed: two to four of all, so that every combination comes up. */
export function devicesOf(seed: number): readonly number[] {
  const random = seededRandom(seed, 4);
  const count = random.pick([2, 2, 2, 3, 3, 4]);
  const order = people.map((_person, device) => ({ device, place: random.next() }));
  return order
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ device }) => device);
}

export function personAt(index: number): Person {
  const person = people[index];
  if (person === undefined) throw new RangeError(`there is no person ${index}`);
  return person;
}
