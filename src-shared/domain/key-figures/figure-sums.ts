import { visitAccount, visitAllButContacts } from './account-components.ts';
import type { ComponentKey, FigureDocuments, Visit } from './component.ts';
import { visitContacts } from './contact-components.ts';
import { addExact, type Exact, subtractExact } from './exact.ts';
import type { FigureBasis } from './figure-basis.ts';

/**
 * The components of any number of accounts, per currency (M1; counts under none). Sums of several accounts are the sums
 * of their sums, in any order and grouping; a component that is 0 is absent.
 */
export type FigureSums = ReadonlyMap<string, ReadonlyMap<ComponentKey, Exact>>;

/** The sums of no account: what all others are added to. */
export const noSums: FigureSums = new Map();

/** The sums of one account, for a basis. Sums of different bases must not be added. */
export function accountSums(documents: FigureDocuments, basis: FigureBasis): FigureSums {
  return sumsOf((visit) => visitAccount(documents, basis, visit));
}

/** The part of an account's sums that is of its contacts. */
export function contactSums(
  { activities }: Pick<FigureDocuments, 'activities'>,
  basis: FigureBasis,
): FigureSums {
  return sumsOf((visit) => visitContacts(activities, basis, visit));
}

/** All of an account's sums but {@link contactSums}. */
export function sumsWithoutContacts(documents: FigureDocuments, basis: FigureBasis): FigureSums {
  return sumsOf((visit) => visitAllButContacts(documents, basis, visit));
}

function sumsOf(visitAll: (visit: Visit) => void): FigureSums {
  const sums: MutableSums = new Map();
  visitAll((currency, key, _kind, _id, value) => add(sums, currency, key, value));
  return sums;
}

/** The sums of the accounts of both. */
export function addSums(a: FigureSums, b: FigureSums): FigureSums {
  return combine(a, b, (value) => value);
}

/** Takes accounts out again: `a` less `b`, so that a changed account is replaced without adding up all others. */
export function subtractSums(a: FigureSums, b: FigureSums): FigureSums {
  return combine(a, b, (value) => subtractExact(0, value));
}

/** The sums of many accounts, one after the other: nothing is kept of an account but what it adds. */
export function totalSums(all: Iterable<FigureSums>): FigureSums {
  const total = new Map<string, Map<ComponentKey, Exact>>();
  for (const sums of all) addInto(total, sums, (value) => value);
  return total;
}

type MutableSums = Map<string, Map<ComponentKey, Exact>>;

function combine(a: FigureSums, b: FigureSums, turn: (value: Exact) => Exact): FigureSums {
  const sums: MutableSums = new Map([...a].map(([currency, values]) => [currency, new Map(values)]));
  addInto(sums, b, turn);
  return sums;
}

function addInto(sums: MutableSums, added: FigureSums, turn: (value: Exact) => Exact): void {
  for (const [currency, values] of added) {
    for (const [key, value] of values) add(sums, currency, key, turn(value));
  }
}

function add(sums: MutableSums, currency: string, key: ComponentKey, value: Exact): void {
  let values = sums.get(currency);
  if (values === undefined) {
    values = new Map();
    sums.set(currency, values);
  }
  const sum = addExact(values.get(key) ?? 0, value);
  // Equal sums are equal maps, however they came about: what is 0 is not there.
  if (sum !== 0) values.set(key, sum);
  else if (values.delete(key) && values.size === 0) sums.delete(currency);
  else if (values.size === 0) sums.delete(currency);
}
