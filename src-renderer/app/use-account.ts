import { type AccountHead, type InvoiceRow, invoiceRowKey } from '../../src-shared/contract/account-view.ts';
import { useLiveWindows } from './lists/use-live-windows.ts';
import type { LiveView } from './use-live-view.ts';

/** An account with as many of its open invoices as were asked for, oldest due first. */
export type ShownAccount = AccountHead & { readonly openInvoices: readonly InvoiceRow[] };

/** The live view of an account. Another limit keeps what is shown until the answer to it comes. */
export function useAccount(accountId: string, openLimit: number | 'all'): LiveView<ShownAccount> {
  return useLiveWindows<AccountHead, InvoiceRow, ShownAccount>(
    {
      open: (client, signal) => client.account.watch({ accountId, openLimit }, { signal }),
      keyOf: invoiceRowKey,
      shownAs: ({ head, rows }) => ({ ...head, openInvoices: rows }),
    },
    `${accountId}/${openLimit.toString()}`,
  );
}

/** True when all open invoices of the account are there, not the first ones alone. */
export function hasAllOpen({ openInvoices, openInvoiceCount }: ShownAccount): boolean {
  return openInvoices.length === openInvoiceCount;
}
