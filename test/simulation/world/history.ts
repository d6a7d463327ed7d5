import { sql } from 'kysely';
import { accountCollections, tableOfCollection } from '../../../src-server/store/database-schema.ts';
import type { Db, Store } from '../../../src-server/store/store.ts';
import type { CollectionName } from '../../../src-shared/protocol/collections.ts';
import { asOwner } from './tenant-rows.ts';

/** A document as a transaction of the server left it. */
export type Version = {
  /** Names the transaction. */
  readonly transaction: string;
  readonly collection: CollectionName;
  readonly id: string;
  readonly accountId: string;
  readonly seq: number;
  readonly doc: Readonly<Record<string, unknown>>;
};

/** Tells of an account that was written and of who sees it, at commit. */
export const scopeChannel = 'simulation_scope';

const collections = [...accountCollections, 'outcomes'] as const;

/** Makes the database keep every version of every document of an account, beside the server's own tables. */
export async function keepHistory(db: Db): Promise<void> {
  await sql`create schema simulation`.execute(db);
  await sql`
    create table simulation.version (
      tenant_id text not null, transaction text not null, collection text not null, id text not null,
      account_id text not null, seq bigint not null, doc jsonb not null
    )`.execute(db);
  await sql`create index on simulation.version (tenant_id, seq)`.execute(db);
  await sql`
    create function simulation.keep() returns trigger language plpgsql security definer as $$
    begin
      insert into simulation.version values (
        new.tenant_id, pg_current_xact_id()::text, tg_argv[0], new.id, new.account_id, new.seq, new.doc);
      if tg_argv[0] = 'accounts' then
        perform pg_notify(${sql.lit(scopeChannel)}, json_build_object(
          'tenantId', new.tenant_id, 'id', new.id,
          'collectorId', new.doc ->> 'collectorId', 'territory', new.doc ->> 'territory')::text);
      end if;
      return null;
    end $$`.execute(db);
  for (const collection of collections) {
    await sql`
      create trigger simulation_keeps after insert or update on ${sql.table(tableOfCollection[collection])}
      for each row execute function simulation.keep(${sql.lit(collection)})`.execute(db);
  }
}

/** Every version of the tenant's documents, in order of their positions. */
export function readHistory(store: Store, tenantId: string): Promise<readonly Version[]> {
  return asOwner(store, async (owner) => {
    const { rows } = await sql<Version>`
      select transaction, collection, id, account_id as "accountId", seq, doc from simulation.version
      where tenant_id = ${tenantId} order by seq`.execute(owner);
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  });
}
