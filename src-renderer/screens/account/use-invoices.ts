import type { AccountInvoicesHead } from '../../../src-shared/contract/account-invoices-view.ts';
import { type InvoiceRow, invoiceRowKey } from '../../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import type { ListSource, ListView } from '../../app/lists/list-source.ts';
import { useWindowedList, type WindowedList } from '../../app/lists/use-windowed-list.ts';

export type InvoicesQuestion = {
  readonly accountId: string;
  readonly bucket: number | null;
  readonly hasSettled: boolean;
  readonly soughtNumber: string | null;
};

export type InvoicesView = ListView<InvoicesQuestion, AccountInvoicesHead, InvoiceRow>;

const source: ListSource<InvoicesQuestion, AccountInvoicesHead, InvoiceRow> = {
  open: (client, { accountId, ...query }, signal) =>
    client.account.invoices({ ...query, accountId: accountIdSchema.parse(accountId) }, { signal }),
  keyOf: invoiceRowKey,
};

export type InvoicesList = WindowedList<InvoicesQuestion, AccountInvoicesHead, InvoiceRow>;

/** The invoices of an account, the part around what is in view; a question of null asks for nothing. */
export function useInvoices(question: InvoicesQuestion | null): InvoicesList {
  return useWindowedList(source, question);
}
