import { randomInt } from 'node:crypto';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';

/** The people of the demonstration. */
export const demoPeople = {
  collector: { userName: 'amelie', name: 'Amelie Vogt', role: 'collector' },
  secondCollector: { userName: 'tomasz', name: 'Tomasz Lindqvist', role: 'collector' },
  fieldAgent: { userName: 'jonas', name: 'Jonas Ferreira', role: 'field-agent' },
  manager: { userName: 'ruth', name: 'Ruth Osei', role: 'manager' },
  administrator: { userName: 'admin', name: 'Noor Haddad', role: 'administrator' },
} as const satisfies Record<string, { userName: string; name: string; role: Role }>;

export type DemoPerson = keyof typeof demoPeople;
export const demoPersonNames = Object.keys(demoPeople) as readonly DemoPerson[];

/** What a person of the demonstration signs in with. */
export type DemoSignIn = Readonly<
  Record<DemoPerson, { readonly userName: string; readonly password: string }>
>;

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const passwordLength = 16;

/** A password of 80 random bits without letters that look alike. */
export function randomPassword(): string {
  return Array.from({ length: passwordLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}
