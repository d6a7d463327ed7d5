import { create } from 'zustand';
import type { InvoiceChoice } from '../../src-shared/contract/invoice-choice.ts';

/** The account that a screen shows as a whole, with the invoices that are chosen on it. */
export type ShownAccount = { readonly accountId: string; readonly choice: InvoiceChoice };
export type OpenedAccount = { readonly accountId: string; readonly name: string; readonly number: string };

type ShownAccounts = {
  readonly shown: ShownAccount | null;
  /** The last one first. Names are personal data: they live in memory alone. */
  readonly opened: readonly OpenedAccount[];
};

const keptCount = 6;

export const useShownAccounts = create<ShownAccounts>(() => ({ shown: null, opened: [] }));

/** A screen shows this account, or none any more. */
export function showAccount(shown: ShownAccount | null): void {
  useShownAccounts.setState({ shown });
}

/** Somebody has opened an account. */
export function noteOpened(account: OpenedAccount): void {
  useShownAccounts.setState(({ opened }) => ({
    opened: [account, ...opened.filter((one) => one.accountId !== account.accountId)].slice(0, keptCount),
  }));
}

/** Those of somebody else leave the memory. */
export function forgetShownAccounts(): void {
  useShownAccounts.setState({ shown: null, opened: [] });
}
