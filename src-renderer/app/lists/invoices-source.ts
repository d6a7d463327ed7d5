import type { AccountInvoicesHead } from '../../../src-shared/contract/account-invoices-view.ts';
import { type InvoiceRow, invoiceRowKey } from '../../../src-shared/contract/account-view.ts';
import { accountIdSchema } from '../../../src-shared/domain/ids.ts';
import { viewMemory } from '../view-memory.ts';
import type { ListSource } from './list-source.ts';

/** What is asked of the invoices of an account beside the part of them that is in view. */
export type InvoicesQuestion = {
  readonly accountId: string;
  readonly bucket: number | null;
  readonly hasSettled: boolean;
  readonly soughtNumber: string | null;
};

export const invoicesSource: ListSource<InvoicesQuestion, AccountInvoicesHead, InvoiceRow> = {
  open: (client, { accountId, ...query }, signal) =>
    client.account.invoices({ ...query, accountId: accountIdSchema.parse(accountId) }, { signal }),
  keyOf: invoiceRowKey,
  memory: viewMemory(),
};
