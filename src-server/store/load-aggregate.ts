import { sql } from 'kysely';
import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import {
  type AccountAggregate,
  type AccountPart,
  type AccountParts,
  accountParts,
  bareAggregate,
} from '../../src-shared/domain/account/account-aggregate.ts';
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

type LoadedRow = { collection: AccountPart; seq: number; doc: unknown };

/** Loads these of an account's lists, all of them by default; the caller holds its lock. */
export async function loadAggregate(
  trx: Trx,
  tenantId: string,
  account: Account,
  parts: readonly AccountPart[] = accountParts,
): Promise<AccountAggregate> {
  if (parts.length === 0) return bareAggregate(account);
  const { rows } = await aggregateQuery(tenantId, account.id, parts).execute(trx);
  const groups = Map.groupBy(rows, (row) => row.collection);
  const lists = parts.map((part) => [part, groups.get(part)?.map(documentOf) ?? []] as const);
  return { ...bareAggregate(account), ...(Object.fromEntries(lists) as Partial<AccountParts>) };
}

/** What belongs to an account, each collection in order of position. */
export function aggregateQuery(
  tenantId: string,
  accountId: string,
  parts: readonly AccountPart[] = accountParts,
) {
  const branches = parts.map(
    (collection) => sql`(select ${sql.lit(collection)} as collection, seq, doc
      from ${sql.table(tableOfCollection[collection])}
      where tenant_id = ${tenantId} and account_id = ${accountId} and not deleted order by seq)`,
  );
  return sql<LoadedRow>`${sql.join(branches, sql` union all `)}`;
}
