import { type RawBuilder, sql } from 'kysely';
import type { CollectionDocument, CollectionName } from '../../src-shared/protocol/collections.ts';
import { tableOfCollection } from './database-schema.ts';

/** A document to write: new, or in the place of the one with its id. Its `seq` is given by the feed. */
export type FeedWrite = {
  [Name in CollectionName]: { readonly collection: Name; readonly document: CollectionDocument<Name> };
}[CollectionName];

/** A document as it is stored: at a position and in a scope. */
export type PlacedWrite = FeedWrite & { readonly seq: number; readonly scope: string };

/**
 * The statement that writes documents of one collection, each id once. It returns how many it wrote: fewer than given
 * means that an id belongs to another account, whose document is never overwritten, or that a document is stored in
 * another scope than its account was thought to be in. Only accounts that are named as moved come from another scope.
 */
export function upsertDocuments(
  tenantId: string,
  collection: CollectionName,
  writes: readonly PlacedWrite[],
  movedAccountIds: readonly string[] = [],
): RawBuilder<unknown> {
  const table = sql.table(tableOfCollection[collection]);
  const rows = writes.map(({ document, seq, scope }) => {
    const { seq: _given, ...doc } = document;
    return { id: document.id, account_id: document.accountId, scope, seq, doc };
  });
  const isMoved =
    collection === 'accounts' && movedAccountIds.length > 0
      ? sql`or stored.id = any (${movedAccountIds}::text[])`
      : sql``;
  return sql`insert into ${table} as stored (tenant_id, id, account_id, scope, seq, deleted, doc)
    select ${tenantId}, r.id, r.account_id, r.scope, r.seq, false, r.doc
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id text, account_id text, scope text, seq bigint, doc jsonb)
    on conflict (tenant_id, id) do update
      set scope = excluded.scope, seq = excluded.seq, deleted = false, doc = excluded.doc
      where stored.account_id = excluded.account_id
        and (stored.scope = excluded.scope or stored.deleted ${isMoved})
    returning 1`;
}

/** A document as it is read: its content with the position that the row has. */
export function documentOf<Name extends CollectionName>(row: {
  readonly doc: unknown;
  readonly seq: number | string;
}): CollectionDocument<Name> {
  // Only documents that passed their schema are ever written; reading 20,000 of them need not check it again.
  return Object.assign(row.doc as CollectionDocument<Name>, { seq: Number(row.seq) });
}
