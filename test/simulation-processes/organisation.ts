import { z } from 'zod';
import { roleSchema } from '../../src-shared/domain/organisation/actor.ts';

const personSchema = z.object({
  userId: z.string(),
  userName: z.string(),
  role: roleSchema,
  /** Of a manager: the team. Of the others: where their accounts are. */
  territory: z.string(),
});
export type Person = z.infer<typeof personSchema>;

const tenantPlanSchema = z.object({
  tenantId: z.string(),
  people: z.array(personSchema),
  accounts: z.number(),
});
export type TenantPlan = z.infer<typeof tenantPlanSchema>;

/** What the server's database is filled with. */
export const fillOrderSchema = z.object({
  databaseUrl: z.string(),
  seed: z.number(),
  tenants: z.array(tenantPlanSchema),
});
export type FillOrder = z.infer<typeof fillOrderSchema>;

/** Who works at a workstation. */
export type Seat = { readonly name: string; readonly tenantId: string; readonly person: Person };

export type SimulatedOrganisation = {
  readonly tenants: readonly TenantPlan[];
  readonly seats: readonly Seat[];
  /** Gives accounts to others and changes passwords, from outside of the workstations. */
  readonly administrator: Person;
};

/** The first password of everybody. */
export const firstPassword = 'a first password for everybody';
/** The business date of everything that happens. */
export const simulatedToday = '2026-03-02';

export const territories = ['north', 'south', 'west'] as const;
const accountsPerPerson = 12;
const homeId = 'home';
const awayId = 'away';

/**
 * Two organisations: nine tenths of the workstations belong to the first, where one person works at two of them, and
 * which has managers and an administrator where there are enough workstations; the rest to the second.
 */
export function planOrganisation(workstations: number): SimulatedOrganisation {
  const awayCount = Math.max(1, Math.floor(workstations / 10));
  const homeCount = workstations - awayCount;
  const home = Array.from({ length: homeCount }, (_, index) => homePerson(index, homeCount));
  const away = Array.from({ length: awayCount }, (_, index) => person(awayId, index, 'collector'));
  const administrator = person(homeId, homeCount, 'administrator');
  const shared = home.at(-1);
  const atTwo = homeCount > 3 && shared !== undefined ? [...home.slice(0, -2), shared, shared] : home;
  const homePeople = [...new Set(atTwo), administrator];
  const seatsOf = (tenantId: string, people: readonly Person[]) =>
    people.map((one, index) => ({ name: `${tenantId}-${index + 1}`, tenantId, person: one }));
  return {
    tenants: [
      { tenantId: homeId, people: homePeople, accounts: homePeople.length * accountsPerPerson },
      { tenantId: awayId, people: away, accounts: away.length * accountsPerPerson },
    ],
    seats: [...seatsOf(homeId, atTwo), ...seatsOf(awayId, away)],
    administrator,
  };
}

function homePerson(index: number, count: number): Person {
  if (count < 8) return person(homeId, index, 'collector');
  if (index === 0) return person(homeId, index, 'administrator');
  if (index < 3) return person(homeId, index, 'manager');
  return person(homeId, index, index % 4 === 0 ? 'field-agent' : 'collector');
}

function person(tenantId: string, index: number, role: Person['role']): Person {
  const userId = `${role}-${index + 1}`;
  const territory = territories[index % territories.length] ?? territories[0];
  return { userId, userName: `${userId}@${tenantId}.example`, role, territory };
}

/** True for the id of a document that the database was filled with; commands mint theirs at random. */
export function isImportedId(id: string): boolean {
  return /^[a-z]+-\d+-\d+$/.test(id);
}

/** True for whoever works on accounts of their own. */
export function hasOwnAccounts({ role }: Person): boolean {
  return role === 'collector' || role === 'field-agent';
}
