import type { Narrowing } from '../../../src-shared/contract/worklist-view.ts';

/** The filters of all accounts in the order of their chips, with what each narrows the list to. */
export const accountsFilters = {
  all: {},
  overdue: { standing: 'overdue' },
  owing: { standing: 'owing' },
  settled: { standing: 'settled' },
  held: { hold: 'credit-hold' },
  blocked: { hold: 'dunning-block' },
  groups: { inCompany: true },
} as const satisfies Readonly<Record<string, Narrowing>>;

export type AccountsFilter = keyof typeof accountsFilters;

/** The filter that an address names; the first one where it names none. */
export function accountsFilterOf(name: string | undefined): AccountsFilter {
  return accountsFilterNames.find((one) => one === name) ?? 'all';
}

export const accountsFilterNames: readonly AccountsFilter[] = [
  'all',
  'overdue',
  'owing',
  'settled',
  'held',
  'blocked',
  'groups',
];
