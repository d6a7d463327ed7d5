import type { AccountInvoicesHead } from '../../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceRow } from '../../../src-shared/contract/account-view.ts';
import { type InvoicesQuestion, invoicesSource } from '../../app/lists/invoices-source.ts';
import type { ListView } from '../../app/lists/list-source.ts';
import { useWindowedList, type WindowedList } from '../../app/lists/use-windowed-list.ts';

export type InvoicesView = ListView<InvoicesQuestion, AccountInvoicesHead, InvoiceRow>;

export type InvoicesList = WindowedList<InvoicesQuestion, AccountInvoicesHead, InvoiceRow>;

/** The invoices of an account, the part around what is in view; a question of null asks for nothing. */
export function useInvoices(question: InvoicesQuestion | null): InvoicesList {
  return useWindowedList(invoicesSource, question);
}
