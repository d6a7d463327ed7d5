import { create } from 'zustand';
import type { WorklistQuery, WorklistRow } from '../../src-shared/contract/worklist-view.ts';

/** What is needed of an account to work on it together with others. */
export type PickedAccount = Pick<
  WorklistRow,
  'accountId' | 'number' | 'collectorId' | 'territory' | 'language'
> & { readonly accountName: string };

/** What a list shows, without the part of it that is in view. */
export type PickedQuestion = Omit<WorklistQuery, 'offset' | 'limit'>;

/**
 * Accounts that a person works on together: some, or all that a list shows with some left out. Those of the list are
 * not loaded for that; they are collected when work begins.
 */
export type AccountSelection =
  | { readonly kind: 'some'; readonly accounts: ReadonlyMap<string, PickedAccount> }
  | {
      readonly kind: 'all';
      readonly question: PickedQuestion;
      readonly total: number;
      readonly leftOut: ReadonlySet<string>;
    };

export const nothingPicked: AccountSelection = { kind: 'some', accounts: new Map() };

export const useAccountSelection = create<{
  readonly selection: AccountSelection;
  /** The row from which a range goes on. */
  readonly anchorIndex: number | null;
}>(() => ({ selection: nothingPicked, anchorIndex: null }));

/** What is kept of a row. */
export function pickedOf(row: WorklistRow): PickedAccount {
  const { accountId, number, name, collectorId, territory, language } = row;
  return { accountId, number, accountName: name, collectorId, territory, language };
}

/** How many accounts are picked. */
export function countPicked(selection: AccountSelection): number {
  return selection.kind === 'some'
    ? selection.accounts.size
    : Math.max(0, selection.total - selection.leftOut.size);
}

export function isPicked(selection: AccountSelection, accountId: string): boolean {
  return selection.kind === 'some' ? selection.accounts.has(accountId) : !selection.leftOut.has(accountId);
}

/** Picks an account, or leaves it out again. */
export function toggled(selection: AccountSelection, account: PickedAccount): AccountSelection {
  const { accountId } = account;
  if (selection.kind === 'all') {
    const leftOut = new Set(selection.leftOut);
    if (!leftOut.delete(accountId)) leftOut.add(accountId);
    return { ...selection, leftOut };
  }
  const accounts = new Map(selection.accounts);
  if (!accounts.delete(accountId)) accounts.set(accountId, account);
  return { kind: 'some', accounts };
}

/** Picks these as well. */
export function withPicked(selection: AccountSelection, picked: readonly PickedAccount[]): AccountSelection {
  if (selection.kind === 'all') {
    const leftOut = new Set(selection.leftOut);
    for (const { accountId } of picked) leftOut.delete(accountId);
    return { ...selection, leftOut };
  }
  return {
    kind: 'some',
    accounts: new Map([...selection.accounts, ...picked.map((one) => [one.accountId, one] as const)]),
  };
}

export function pick(change: (selection: AccountSelection) => AccountSelection, anchorIndex: number): void {
  useAccountSelection.setState(({ selection }) => ({ selection: change(selection), anchorIndex }));
}

/** Picks all that a list shows. */
export function pickAll(question: PickedQuestion, total: number): void {
  useAccountSelection.setState({
    selection: { kind: 'all', question, total, leftOut: new Set() },
    anchorIndex: null,
  });
}

export function clearPicked(): void {
  useAccountSelection.setState({ selection: nothingPicked, anchorIndex: null });
}
