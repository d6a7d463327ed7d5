import type { AccountInvoicesHead } from '../../../src-shared/contract/account-invoices-view.ts';
import { type InvoiceRow, invoiceRowKey } from '../../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { useLiveWindows } from '../../app/lists/use-live-windows.ts';
import { readyValue } from '../../app/use-live-view.ts';

/** The most that one part of the list holds. */
const limit = 500;

/** The first invoices of an account, the open ones with the oldest due first; undefined until they have come. */
export function useInvoiceRows(
  accountId: string,
  question: { readonly bucket: number | null; readonly hasSettled: boolean },
): readonly InvoiceRow[] | undefined {
  const page = { offset: 0, limit, soughtNumber: null };
  const query = { ...page, ...question, accountId: accountIdSchema.parse(accountId) };
  const view = useLiveWindows<AccountInvoicesHead, InvoiceRow, readonly InvoiceRow[]>(
    {
      open: (client, signal) => client.account.invoices(query, { signal }),
      keyOf: invoiceRowKey,
      shownAs: ({ rows }) => rows,
    },
    JSON.stringify(query),
  );
  return readyValue(view);
}
