import { type RawBuilder, sql } from 'kysely';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { DigestReply } from '../../src-shared/protocol/sync-api.ts';
import { tableOfCollection } from './database-schema.ts';
import { everyAccountScope, type Scope, scopeKindOf } from './scope.ts';
import type { Db } from './store.ts';
import { inScopeSnapshot } from './tenant-transaction.ts';

/** What the user's scope holds of each collection, in numbers and all at one position. */
export async function readDigest(
  db: Db,
  scope: Scope,
  collections: readonly CollectionName[],
): Promise<DigestReply> {
  return inScopeSnapshot(db, scope, async (trx, { scopes, incarnation, scopeVersion, seq }) => {
    const digests: DigestReply['collections'] = [];
    for (const name of new Set(collections)) {
      const { rows } = await digestQuery(scope.tenantId, scopes, name).execute(trx);
      digests.push({ name, count: Number(rows[0]?.count ?? 0), sum: rows[0]?.sum ?? '0' });
    }
    return { checkpoint: { incarnation, scopeVersion, seq }, collections: digests };
  });
}

/** Count and sum of marks, from an index alone. */
export function digestQuery(
  tenantId: string,
  scopes: readonly string[],
  collection: CollectionName,
): RawBuilder<{ count: number; sum: string }> {
  const kind = scopeKindOf(collection);
  const seen = scopes.filter((scope) => scope === kind || scope.startsWith(`${kind}/`));
  const isWhole = kind === 'collector' && scopes.includes(everyAccountScope);
  const filter = isWhole ? sql`true` : sql`scope = any (${seen}::text[])`;
  return sql`select count(*) as count, coalesce(sum(mark), 0)::text as sum
    from ${sql.table(tableOfCollection[collection])}
    where tenant_id = ${tenantId} and ${filter} and not deleted`;
}
