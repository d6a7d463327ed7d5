import type { AccountInvoicesHead } from '../../../../src-shared/contract/account-invoices-view.ts';
import { type InvoiceRow, invoiceRowKey } from '../../../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../../../src-shared/domain/ids.ts';
import { useLiveWindows } from '../../lists/use-live-windows.ts';
import type { LiveView } from '../../use-live-view.ts';

/** More invoices than anybody pays by hand at once; what they do not take stays on account. */
const limit = 500;

/** The open invoices of an account, oldest due first, as many as a receipt proposes; `total` counts all of them. */
export type OpenInvoices = { readonly total: number; readonly openInvoices: readonly InvoiceRow[] };

export function useOpenInvoices(accountId: string): LiveView<OpenInvoices> {
  return useLiveWindows<AccountInvoicesHead, InvoiceRow, OpenInvoices>(
    {
      open: (client, signal) =>
        client.account.invoices(
          {
            accountId: accountIdSchema.parse(accountId),
            bucket: null,
            hasSettled: false,
            soughtNumber: null,
            offset: 0,
            limit,
          },
          { signal },
        ),
      keyOf: invoiceRowKey,
      shownAs: ({ head, rows }) => ({ total: head.total, openInvoices: rows }),
    },
    accountId,
  );
}
