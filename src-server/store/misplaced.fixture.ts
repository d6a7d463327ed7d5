import { sql } from 'kysely';
import { accountCollections, tableOfCollection } from './database-schema.ts';
import type { Store } from './store.ts';
import { inTenant } from './tenant-transaction.ts';

/** The documents of a tenant whose scope is not that of their account, as `collection/id`. There must be none. */
export function misplacedDocuments(store: Store, tenantId: string): Promise<readonly string[]> {
  const branches = accountCollections.map(
    (collection) => sql`select ${sql.lit(collection)} || '/' || d.id as name
      from ${sql.table(tableOfCollection[collection])} d
      left join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
      where d.tenant_id = ${tenantId} and not d.deleted and a.scope is distinct from d.scope`,
  );
  return inTenant(store.db, tenantId, async (trx) => {
    const { rows } = await sql<{ name: string }>`${sql.join(branches, sql` union all `)}`.execute(trx);
    return rows.map(({ name }) => name);
  });
}
