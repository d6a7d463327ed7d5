import { type RawBuilder, sql } from 'kysely';
import type { Account } from '../../src-shared/domain/account/account.ts';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import { accountCollections } from './database-schema.ts';
import { type FeedWrite, upsertDocuments } from './document-rows.ts';
import { sendHint } from './hints.ts';
import { moveScope, type ScopeMove } from './move-scope.ts';
import { accountScope, deviceScope, organisationScope } from './scope.ts';
import { type Trx, WriteConflict } from './store.ts';
import { lockTenantHead } from './tenant-head.ts';

export type { FeedWrite } from './document-rows.ts';

export type WrittenDocument = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly seq: number;
};

export type FeedOrigin = {
  readonly tenantId: string;
  /** The user whose outcomes are among the writes. */
  readonly userId: string;
};

const rowsPerStatement = 1000;

/**
 * Writes documents, each id once, with the next positions of the tenant's feed and tells the stream's listeners at
 * commit. The tenant's row is locked until the transaction ends: positions become visible in order and without gaps, and
 * no account changes its scope between looking it up and writing. A caller that locks accounts does so before. An account with another collector or territory than before
 * takes what belongs to it along; its territory is registered where it is new.
 */
export async function writeFeed(
  trx: Trx,
  origin: FeedOrigin,
  writes: readonly FeedWrite[],
): Promise<readonly WrittenDocument[]> {
  if (writes.length === 0) return [];
  const { tenantId } = origin;
  await lockTenantHead(trx, tenantId);
  const { scopeOf, moves } = await findScopes(trx, origin, writes);
  await registerScopes(
    trx,
    tenantId,
    writes.flatMap((write) => (write.collection === 'accounts' ? [write.document] : [])),
  );
  await moveScope(trx, tenantId, moves);
  const lastSeq = await takePositions(trx, tenantId, writes.length);
  const placed = writes.map((write, index) => ({
    ...write,
    seq: lastSeq - writes.length + 1 + index,
    scope: scopeOf(write),
  }));
  const movedIds = moves.map(({ accountId }) => accountId);
  for (const [collection, items] of Map.groupBy(placed, (item) => item.collection)) {
    for (let start = 0; start < items.length; start += rowsPerStatement) {
      const part = items.slice(start, start + rowsPerStatement);
      const { rows } = await upsertDocuments(tenantId, collection, part, movedIds).execute(trx);
      if (rows.length !== part.length) throw new WriteConflict('a document belongs elsewhere');
    }
  }
  const scopes = [...placed.map((item) => item.scope), ...moves.map((move) => move.fromScope)];
  const written = new Set(placed.map((item) => item.collection));
  const collections = moves.length > 0 ? new Set([...accountCollections, ...written]) : written;
  await sendHint(trx, {
    tenantId,
    seq: lastSeq,
    collections: [...collections],
    scopes: [...new Set(scopes)],
  });
  return placed.map(({ collection, document, seq }) => ({ collection, id: document.id, seq }));
}

/** Takes the next `count` positions; returns the last of them. */
async function takePositions(trx: Trx, tenantId: string, count: number): Promise<number> {
  const row = await trx
    .updateTable('tenant')
    .set({ feed_seq: sql<number>`feed_seq + ${count}` })
    .where('id', '=', tenantId)
    .returning('feed_seq')
    .executeTakeFirstOrThrow();
  return Number(row.feed_seq);
}

type Placement = {
  readonly scopeOf: (write: FeedWrite) => string;
  /** Accounts that are stored in another scope. */
  readonly moves: readonly ScopeMove[];
};

/** The scope of each write: of its account as it is written along, else as it is stored. */
async function findScopes(trx: Trx, origin: FeedOrigin, writes: readonly FeedWrite[]): Promise<Placement> {
  const scopes = await storedScopes(trx, origin.tenantId, writes);
  const moves: ScopeMove[] = [];
  for (const write of writes) {
    if (write.collection !== 'accounts') continue;
    const { id: accountId } = write.document;
    const toScope = accountScope(write.document);
    const fromScope = scopes.get(accountId);
    if (fromScope !== undefined && fromScope !== toScope) moves.push({ accountId, fromScope, toScope });
    scopes.set(accountId, toScope);
  }
  const scopeOf = (write: FeedWrite): string => {
    if (write.collection === 'reference') return organisationScope;
    if (write.collection === 'outcomes') return deviceScope(write.document.deviceId, origin.userId);
    const scope = scopes.get(write.document.accountId);
    if (scope === undefined) throw new Error('a document belongs to no account');
    return scope;
  };
  return { scopeOf, moves };
}

async function storedScopes(
  trx: Trx,
  tenantId: string,
  writes: readonly FeedWrite[],
): Promise<Map<string, string>> {
  const ofAccounts = writes.filter(
    ({ collection }) => collection !== 'outcomes' && collection !== 'reference',
  );
  const ids = [...new Set(ofAccounts.map((write) => write.document.accountId))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; scope: string }>`
    select id, scope from account where tenant_id = ${tenantId} and id = any (${ids}::text[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, row.scope]));
}

/** Makes scopes and territories known that accounts name for the first time. */
export async function registerScopes(
  trx: Trx,
  tenantId: string,
  accounts: readonly Account[],
): Promise<void> {
  if (accounts.length === 0) return;
  const scopes = new Map(
    accounts.map((account) => {
      const id = accountScope(account);
      return [id, { id, collector_id: account.collectorId, territory: account.territory }];
    }),
  );
  await registration(tenantId, JSON.stringify([...scopes.values()])).execute(trx);
}

function registration(tenantId: string, scopes: string): RawBuilder<unknown> {
  return sql`
    with named as (
      select s.* from jsonb_to_recordset(${scopes}::jsonb) as s (id text, collector_id text, territory text)
    ), territories as (
      insert into territory (tenant_id, name)
      select distinct ${tenantId}, territory from named where territory <> ''
      on conflict do nothing
    )
    insert into account_scope (tenant_id, id, collector_id, territory)
    select ${tenantId}, id, collector_id, territory from named
    on conflict do nothing
  `;
}
