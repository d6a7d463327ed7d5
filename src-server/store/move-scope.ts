import { sql } from 'kysely';
import { accountCollections, tableOfCollection } from './database-schema.ts';
import type { Trx } from './store.ts';

/** An account that changes hands. */
export type ScopeMove = {
  readonly accountId: string;
  readonly fromScope: string;
  readonly toScope: string;
};

/**
 * Moves what belongs to accounts to another scope. Each document gets a departure from the former scope, by which
 * whoever sees that scope gets a tombstone, and after it a new position in the new scope, by which whoever sees that one
 * receives it; whoever sees both ends with the document. Documents of the accounts themselves depart only: the caller
 * writes them next. Needs a transaction of the whole tenant.
 */
export async function moveScope(trx: Trx, tenantId: string, moves: readonly ScopeMove[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ accountId, fromScope, toScope }) => ({
    account_id: accountId,
    from_scope: fromScope,
    to_scope: toScope,
  }));
  for (const collection of accountCollections)
    await moveCollection(trx, tenantId, collection, JSON.stringify(rows));
}

async function moveCollection(
  trx: Trx,
  tenantId: string,
  collection: (typeof accountCollections)[number],
  moves: string,
): Promise<void> {
  const table = sql.table(tableOfCollection[collection]);
  // Every tombstone has a position of its own, or a page could end between two of the same position.
  await sql`
    with leaving as materialized (
      select d.id, d.account_id, m.from_scope, m.to_scope, row_number() over (order by d.seq) as n
      from jsonb_to_recordset(${moves}::jsonb) as m (account_id text, from_scope text, to_scope text)
      join ${table} d on d.tenant_id = ${tenantId} and d.account_id = m.account_id
      where not d.deleted
    ), counted as (
      select count(*) as documents from leaving
    ), taken as (
      update tenant set feed_seq = feed_seq + 2 * documents from counted
      where tenant.id = ${tenantId}
      returning feed_seq - 2 * documents as before_departures, feed_seq - documents as before_arrivals
    ), departed as (
      insert into departure (tenant_id, scope, collection, id, account_id, seq)
      select ${tenantId}, l.from_scope, ${collection}, l.id, l.account_id, t.before_departures + l.n
      from leaving l, taken t
      on conflict (tenant_id, scope, collection, id) do update
        set seq = excluded.seq, account_id = excluded.account_id
    ), returned as (
      delete from departure v using leaving l
      where v.tenant_id = ${tenantId} and v.scope = l.to_scope and v.collection = ${collection} and v.id = l.id
    )
    ${
      collection === 'accounts'
        ? sql`select count(*) from taken`
        : sql`update ${table} d set scope = l.to_scope, seq = t.before_arrivals + l.n
            from leaving l, taken t where d.tenant_id = ${tenantId} and d.id = l.id`
    }
  `.execute(trx);
}
