import { create } from 'zustand';
import type { WorklistQuery, WorklistRow } from '../../src-shared/contract/worklist-view.ts';

/** What is needed of an account to work on it together with others. */
export type PickedAccount = Pick<
  WorklistRow,
  'accountId' | 'number' | 'collectorId' | 'territory' | 'language'
> & { readonly accountName: string };

/** What a list shows, without the part of it that is in view. */
export type PickedQuestion = Omit<WorklistQuery, 'offset' | 'limit'>;

/** Accounts that a person works on together, by their ids: what a list shows later changes nothing about them. */
export type AccountSelection = ReadonlyMap<string, PickedAccount>;

/** All accounts of a list are being collected to be picked. */
export type Collecting = { readonly count: number; readonly stop: () => void };

export const nothingPicked: AccountSelection = new Map();

type Picking = {
  readonly selection: AccountSelection;
  /** The row from which a range goes on. */
  readonly anchorIndex: number | null;
  readonly collecting: Collecting | null;
};

export const useAccountSelection = create<Picking>(() => ({
  selection: nothingPicked,
  anchorIndex: null,
  collecting: null,
}));

/** True as well while accounts are on their way to be picked. */
export function isAnyPicked({ selection, collecting }: Pick<Picking, 'selection' | 'collecting'>): boolean {
  return selection.size > 0 || collecting !== null;
}

/** What is kept of a row. */
export function pickedOf(row: WorklistRow): PickedAccount {
  const { accountId, number, name, collectorId, territory, language } = row;
  return { accountId, number, accountName: name, collectorId, territory, language };
}

/** Picks an account, or leaves it out again. */
export function toggled(selection: AccountSelection, account: PickedAccount): AccountSelection {
  const accounts = new Map(selection);
  if (!accounts.delete(account.accountId)) accounts.set(account.accountId, account);
  return accounts;
}

/** Picks these as well. */
export function withPicked(selection: AccountSelection, picked: readonly PickedAccount[]): AccountSelection {
  return new Map([...selection, ...picked.map((one) => [one.accountId, one] as const)]);
}

/** Leaves these out. */
export function withoutPicked(
  selection: AccountSelection,
  leftOut: readonly PickedAccount[],
): AccountSelection {
  const accounts = new Map(selection);
  for (const { accountId } of leftOut) accounts.delete(accountId);
  return accounts;
}

export function pick(change: (selection: AccountSelection) => AccountSelection, anchorIndex: number): void {
  useAccountSelection.setState(({ selection }) => ({ selection: change(selection), anchorIndex }));
}

/** Picks these and no others. */
export function pickOnly(accounts: readonly PickedAccount[]): void {
  useAccountSelection.setState({ selection: withPicked(nothingPicked, accounts), anchorIndex: null });
}

/** What was worked on is not picked any more. */
export function unpick(accounts: readonly PickedAccount[]): void {
  useAccountSelection.setState(({ selection }) => ({ selection: withoutPicked(selection, accounts) }));
}

export function clearPicked(): void {
  useAccountSelection.getState().collecting?.stop();
  useAccountSelection.setState({ selection: nothingPicked, anchorIndex: null });
}
