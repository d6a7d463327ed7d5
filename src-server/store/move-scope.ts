import { sql } from 'kysely';
import { accountCollections, tableOfCollection } from './database-schema.ts';
import type { Trx } from './store.ts';

type Move = {
  readonly tenantId: string;
  readonly accountId: string;
  readonly fromUserId: string;
  readonly toUserId: string;
};

/**
 * An account goes from one collector to another. Whoever loses it gets a tombstone for each of its documents; whoever
 * gains it starts over with a new scope version, because its documents lie behind that user's checkpoint.
 */
export async function moveScope(trx: Trx, move: Move): Promise<void> {
  await trx
    .deleteFrom('departure')
    .where('tenant_id', '=', move.tenantId)
    .where('account_id', '=', move.accountId)
    .where('user_id', 'in', [move.fromUserId, move.toUserId])
    .execute();
  for (const collection of accountCollections) await recordDepartures(trx, move, collection);
  await trx
    .updateTable('app_user')
    .set({ scope_version: sql<number>`scope_version + 1` })
    .where('tenant_id', '=', move.tenantId)
    .where('id', '=', move.toUserId)
    .execute();
}

async function recordDepartures(
  trx: Trx,
  move: Move,
  collection: (typeof accountCollections)[number],
): Promise<void> {
  const table = sql.table(tableOfCollection[collection]);
  // Every tombstone has a position of its own, or a page could end between two of the same position.
  await sql`
    with leaving as (
      select id, row_number() over (order by id) as n from ${table}
      where tenant_id = ${move.tenantId} and account_id = ${move.accountId} and not deleted
    ), taken as (
      update tenant set feed_seq = feed_seq + (select count(*) from leaving)
      where id = ${move.tenantId}
      returning feed_seq
    )
    insert into departure (tenant_id, user_id, seq, collection, id, account_id)
    select ${move.tenantId}, ${move.fromUserId},
      taken.feed_seq - (select count(*) from leaving) + leaving.n,
      ${collection}, leaving.id, ${move.accountId}
    from leaving, taken
  `.execute(trx);
}
