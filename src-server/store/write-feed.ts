import { sql } from 'kysely';
import type { CollectionDocument, CollectionName } from '../../src-shared/protocol/collections.ts';
import { accountCollections, tableOfCollection } from './database-schema.ts';
import { type HintAudience, sendHint } from './hints.ts';
import { moveScope } from './move-scope.ts';
import { type Trx, WriteConflict } from './store.ts';

/** A document to write: new, or in the place of the one with its id. Its `seq` is given by the feed. */
export type FeedWrite = {
  [Name in CollectionName]: { readonly collection: Name; readonly document: CollectionDocument<Name> };
}[CollectionName];

export type WrittenDocument = {
  readonly collection: CollectionName;
  readonly id: string;
  readonly seq: number;
};

export type FeedOrigin = {
  readonly tenantId: string;
  /** The user whose outcomes are among the writes. */
  readonly userId: string;
  /** Who sees the changes; null means everybody of the tenant. */
  readonly audience: HintAudience | null;
};

const rowsPerStatement = 500;

/**
 * Writes documents with the next positions of the tenant's feed and tells the stream's listeners at commit. Taking
 * positions locks the tenant's row until the transaction ends: positions become visible in order and without gaps.
 * A caller that locks accounts does so before.
 */
export async function writeFeed(
  trx: Trx,
  origin: FeedOrigin,
  writes: readonly FeedWrite[],
): Promise<readonly WrittenDocument[]> {
  if (writes.length === 0) return [];
  const firstSeq = (await takePositions(trx, origin.tenantId, writes.length)) - writes.length + 1;
  const numbered = writes.map((write, index) => ({ ...write, seq: firstSeq + index }));
  const moved = await moveReassigned(trx, origin.tenantId, writes);
  for (const [collection, items] of Map.groupBy(numbered, (item) => item.collection)) {
    for (let start = 0; start < items.length; start += rowsPerStatement) {
      await upsertRows(trx, origin, collection, items.slice(start, start + rowsPerStatement));
    }
  }
  await hintAt(trx, origin, { seq: firstSeq + writes.length - 1, writes, moved });
  return numbered.map(({ collection, document, seq: at }) => ({ collection, id: document.id, seq: at }));
}

/** Takes the next `count` positions; returns the last of them. */
export async function takePositions(trx: Trx, tenantId: string, count: number): Promise<number> {
  const row = await trx
    .updateTable('tenant')
    .set({ feed_seq: sql<number>`feed_seq + ${count}` })
    .where('id', '=', tenantId)
    .returning('feed_seq')
    .executeTakeFirstOrThrow();
  return Number(row.feed_seq);
}

async function upsertRows(
  trx: Trx,
  origin: FeedOrigin,
  collection: CollectionName,
  items: readonly (FeedWrite & { readonly seq: number })[],
): Promise<void> {
  const table = tableOfCollection[collection];
  const rows = items.map(({ document, seq }) => ({
    tenant_id: origin.tenantId,
    id: document.id,
    account_id: document.accountId,
    seq,
    deleted: false,
    doc: JSON.stringify({ ...document, seq }),
    ...(collection === 'outcomes' ? { user_id: origin.userId } : {}),
  }));
  const written = await trx
    .insertInto(table)
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'id'])
        .doUpdateSet((eb) => ({
          seq: eb.ref('excluded.seq'),
          deleted: eb.ref('excluded.deleted'),
          doc: eb.ref('excluded.doc'),
        }))
        // An id that another account took in the meantime is never overwritten.
        .whereRef(`${table}.account_id`, '=', 'excluded.account_id'),
    )
    .returning('id')
    .execute();
  if (written.length !== rows.length) throw new WriteConflict('a document id belongs to another account');
}

type Feed = {
  readonly seq: number;
  readonly writes: readonly FeedWrite[];
  /** Users whose scope the writes changed. */
  readonly moved: readonly string[];
};

async function hintAt(trx: Trx, origin: FeedOrigin, { seq, writes, moved }: Feed): Promise<void> {
  const written = new Set<CollectionName>(writes.map((write) => write.collection));
  const collections = moved.length > 0 ? accountCollections : written;
  const { audience, tenantId } = origin;
  const reached = audience === null ? null : { ...audience, userIds: [...audience.userIds, ...moved] };
  await sendHint(trx, { tenantId, seq, collections: [...collections], audience: reached });
}

/** Finds the accounts that change hands and moves their scope; returns the users who lose or gain one. */
async function moveReassigned(
  trx: Trx,
  tenantId: string,
  writes: readonly FeedWrite[],
): Promise<readonly string[]> {
  const accounts = writes.flatMap((write) => (write.collection === 'accounts' ? [write.document] : []));
  if (accounts.length === 0) return [];
  const before = await trx
    .selectFrom('account')
    .select(['id', 'collector_id'])
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      accounts.map((account) => account.id),
    )
    .execute();
  const collectorBefore = new Map(before.map((row) => [row.id, row.collector_id]));
  const moved: string[] = [];
  for (const { id: accountId, collectorId: toUserId } of accounts) {
    const fromUserId = collectorBefore.get(accountId);
    if (fromUserId === undefined || fromUserId === toUserId) continue;
    await moveScope(trx, { tenantId, accountId, fromUserId, toUserId });
    moved.push(fromUserId, toUserId);
  }
  return moved;
}
