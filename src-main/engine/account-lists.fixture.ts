import type { ContractRouterClient } from '@orpc/contract';
import type {
  AccountEntriesQuery,
  AccountEntry,
  AccountEntryKind,
  AccountEntryOf,
} from '../../src-shared/contract/account-entries-view.ts';
import type { AccountInvoicesQuery } from '../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceRow } from '../../src-shared/contract/account-view.ts';
import type { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { firstWindowOf } from './engine.fixture.ts';

type Client = { readonly account: ContractRouterClient<typeof engineContract>['account'] };

/** The whole of a short list. */
export const wholeList = { offset: 0, limit: 500 };

/** All open invoices of an account that has few. */
export const openInvoices: Omit<AccountInvoicesQuery, 'accountId'> = {
  ...wholeList,
  bucket: null,
  hasSettled: false,
  soughtNumber: null,
};

/** All that happened on an account to which little did. */
export const allEntries: Omit<AccountEntriesQuery, 'accountId'> = {
  ...wholeList,
  kind: null,
  soughtNote: null,
};

/** The open invoices of an account, oldest due first. */
export async function invoicesOf(client: Client, accountId: string): Promise<readonly InvoiceRow[]> {
  const query = { ...openInvoices, accountId: accountIdSchema.parse(accountId) };
  return (await firstWindowOf(await client.account.invoices(query))).rows;
}

/** What happened on an account of one kind, newest first. */
export async function entriesOf<Kind extends AccountEntryKind>(
  client: Client,
  accountId: string,
  kind: Kind,
): Promise<readonly AccountEntryOf<Kind>[]> {
  const query = { ...allEntries, kind, accountId: accountIdSchema.parse(accountId) };
  const { rows } = await firstWindowOf(await client.account.entries(query));
  return rows.filter((entry: AccountEntry): entry is AccountEntryOf<Kind> => entry.kind === kind);
}
