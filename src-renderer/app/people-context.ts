import { createContext, useContext } from 'react';
import { nameAmong } from '../../src-shared/domain/organisation/name-among.ts';
import type { Person } from '../../src-shared/domain/organisation/people.ts';

/** The directory of the organisation; empty until it is here. */
export const PeopleContext = createContext<readonly Person[]>([]);

/** Who may be given accounts: those who work them and have not left, by name. */
export function useCollectors(locale: string): readonly Person[] {
  return collectorsAmong(useContext(PeopleContext), locale);
}

/** The name of a person by the id that documents have; the id itself for somebody whom nobody knows. */
export function useNameOf(): (userId: string) => string {
  return nameAmong(useContext(PeopleContext));
}

/** Those of the people who work accounts and have not left, by name. */
export function collectorsAmong(people: readonly Person[], locale: string): readonly Person[] {
  const order = new Intl.Collator(locale);
  return people
    .filter(({ role, active }) => active && (role === 'collector' || role === 'field-agent'))
    .toSorted((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
