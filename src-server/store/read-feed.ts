import { sql } from 'kysely';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { PullReply, PullRequest } from '../../src-shared/protocol/sync-api.ts';
import { tableOfCollection } from './database-schema.ts';
import type { Db, Trx } from './store.ts';

/** Whose documents are read: what lies outside of it is never returned. */
export type Scope = {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: Role;
  readonly deviceId: string;
};

type FeedRow = { readonly seq: number; readonly doc: PullReply['documents'][number] };

/** True for roles that see the whole tenant. Managers will be narrowed to their team. */
export function seesWholeTenant(role: Role): boolean {
  return role === 'manager' || role === 'administrator';
}

/**
 * One page of a collection in the user's scope, in order of position. A checkpoint of another incarnation or scope
 * version starts over from the beginning.
 */
export async function readFeed(db: Db, scope: Scope, request: PullRequest): Promise<PullReply> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const head = await readHead(trx, scope);
      const since = positionOf(request, head);
      const rows = await readPage(trx, scope, request.collection, since, request.limit + 1);
      const page = rows.slice(0, request.limit);
      const upToDate = rows.length <= request.limit;
      const seq = upToDate ? head.seq : (page.at(-1)?.seq ?? head.seq);
      const { incarnation, scopeVersion } = head;
      return {
        documents: page.map((row) => row.doc),
        checkpoint: { incarnation, scopeVersion, seq },
        upToDate,
      };
    });
}

/** The position of the tenant's newest change. */
export async function readFeedPosition(db: Db, tenantId: string): Promise<number> {
  const row = await db
    .selectFrom('tenant')
    .select('feed_seq')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return Number(row.feed_seq);
}

type Head = { readonly incarnation: string; readonly scopeVersion: number; readonly seq: number };

async function readHead(trx: Trx, scope: Scope): Promise<Head> {
  const row = await trx
    .selectFrom('tenant')
    .innerJoin('app_user', 'app_user.tenant_id', 'tenant.id')
    .select(['incarnation', 'scope_version', 'feed_seq'])
    .where('tenant.id', '=', scope.tenantId)
    .where('app_user.id', '=', scope.userId)
    .executeTakeFirstOrThrow();
  return { incarnation: row.incarnation, scopeVersion: row.scope_version, seq: Number(row.feed_seq) };
}

function positionOf(request: PullRequest, head: Head): number {
  const { checkpoint } = request;
  if (checkpoint === null || checkpoint.incarnation !== head.incarnation) return 0;
  if (checkpoint.scopeVersion !== head.scopeVersion) return 0;
  return checkpoint.seq > head.seq ? 0 : checkpoint.seq;
}

async function readPage(
  trx: Trx,
  scope: Scope,
  collection: CollectionName,
  since: number,
  limit: number,
): Promise<readonly FeedRow[]> {
  const table = sql.table(tableOfCollection[collection]);
  const { rows } = await sql<{ seq: number; id: string; account_id: string; deleted: boolean; doc: object }>`
    (select d.seq, d.id, d.account_id, d.deleted, d.doc from ${table} d
      where d.tenant_id = ${scope.tenantId} and d.seq > ${since} and ${scopeFilter(scope, collection)}
      order by d.seq limit ${limit})
    union all
    (select v.seq, v.id, v.account_id, true, '{}'::jsonb from departure v
      where v.tenant_id = ${scope.tenantId} and v.user_id = ${scope.userId}
        and ${!seesWholeTenant(scope.role)}
        and v.collection = ${collection} and v.seq > ${since}
      order by v.seq limit ${limit})
    order by 1 limit ${limit}
  `.execute(trx);
  return rows.map((row) => {
    const seq = Number(row.seq);
    const identity = { id: row.id, accountId: row.account_id, seq };
    // A tombstone carries nothing of the document: whoever gets it may have lost the right to read it.
    const doc = row.deleted ? { ...identity, _deleted: true } : { ...row.doc, ...identity, _deleted: false };
    return { seq, doc };
  });
}

function scopeFilter(scope: Scope, collection: CollectionName) {
  if (collection === 'outcomes') {
    return sql`d.device_id = ${scope.deviceId} and d.user_id = ${scope.userId}`;
  }
  if (seesWholeTenant(scope.role)) return sql`true`;
  if (collection === 'accounts') return sql`d.collector_id = ${scope.userId}`;
  return sql`exists (select 1 from account a
    where a.tenant_id = d.tenant_id and a.id = d.account_id and a.collector_id = ${scope.userId})`;
}
