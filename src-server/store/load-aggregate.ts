import { sql } from 'kysely';
import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { tableOfCollection } from './database-schema.ts';
import { documentOf } from './document-rows.ts';
import type { Trx } from './store.ts';

/** Locks an account for the rest of the transaction; `undefined` for one that the transaction does not see. */
export async function lockAccount(
  trx: Trx,
  tenantId: string,
  accountId: string,
): Promise<Account | undefined> {
  const row = await trx
    .selectFrom('account')
    .select(['doc', 'seq'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', accountId)
    .where('deleted', '=', false)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : accountSchema.parse(documentOf<'accounts'>(row));
}

/** The aggregate of a command that reads the account's document alone. */
export function headerOf(account: Account): AccountAggregate {
  return { account, invoices: [], payments: [], promises: [], disputes: [], activities: [] };
}

const loaded = ['invoices', 'payments', 'promises', 'disputes', 'activities'] as const;
type LoadedRow = { collection: (typeof loaded)[number]; seq: number; doc: unknown };

/** Loads everything that belongs to an account; the caller holds its lock. */
export async function loadAggregate(trx: Trx, tenantId: string, account: Account): Promise<AccountAggregate> {
  const { rows } = await aggregateQuery(tenantId, account.id).execute(trx);
  const groups = Map.groupBy(rows, (row) => row.collection);
  return {
    account,
    invoices: groups.get('invoices')?.map(documentOf<'invoices'>) ?? [],
    payments: groups.get('payments')?.map(documentOf<'payments'>) ?? [],
    promises: groups.get('promises')?.map(documentOf<'promises'>) ?? [],
    disputes: groups.get('disputes')?.map(documentOf<'disputes'>) ?? [],
    activities: groups.get('activities')?.map(documentOf<'activities'>) ?? [],
  };
}

/** Everything that belongs to an account, each collection in order of position. */
export function aggregateQuery(tenantId: string, accountId: string) {
  const branches = loaded.map(
    (collection) => sql`(select ${sql.lit(collection)} as collection, seq, doc
      from ${sql.table(tableOfCollection[collection])}
      where tenant_id = ${tenantId} and account_id = ${accountId} and not deleted order by seq)`,
  );
  return sql<LoadedRow>`${sql.join(branches, sql` union all `)}`;
}
