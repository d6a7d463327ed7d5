import { sql } from 'kysely';
import type { Db, Store } from '../../../src-server/store/store.ts';

/** Rows of one tenant in every table, as the text of their JSON: what the audit trail has hashes over keeps its form. */
export type TenantRows = readonly { readonly table: string; readonly rows: readonly string[] }[];

type Table = { readonly name: string; readonly key: string; readonly columns: string };

/** Runs work as the owner of the database, past every policy and trigger: as backup and restore do. */
export async function asOwner<Value>({ db }: Store, work: (owner: Db) => Promise<Value>): Promise<Value> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(connection);
    const [{ role } = { role: '' }] = rows;
    await sql`reset role`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`set role ${sql.id(role)}`.execute(connection);
    }
  });
}

/** Every row of the tenant at one moment. */
export function copyTenant(store: Store, tenantId: string): Promise<TenantRows> {
  return asOwner(store, async (owner) => {
    const copied: { table: string; rows: readonly string[] }[] = [];
    for (const { name, key } of await tablesOf(store, owner)) {
      const { rows } = await sql<{ row: string }>`
        select to_json(t)::text as row from ${sql.id(name)} t where ${sql.id(key)} = ${tenantId}`.execute(
        owner,
      );
      copied.push({ table: name, rows: rows.map(({ row }) => row) });
    }
    return copied;
  });
}

/** Puts a copy back in the place of what is there, as the operator does, who gives the state a new incarnation. */
export function restoreTenant(
  store: Store,
  { tenantId, copy, incarnation }: { tenantId: string; copy: TenantRows; incarnation: string },
): Promise<void> {
  return asOwner(store, async (owner) => {
    // Neither foreign keys nor the guard of the audit trail are in the way of a restore.
    await sql`set session_replication_role = replica`.execute(owner);
    try {
      for (const { name, key, columns } of await tablesOf(store, owner)) {
        const rows = copy.find(({ table }) => table === name)?.rows ?? [];
        await sql`delete from ${sql.id(name)} where ${sql.id(key)} = ${tenantId}`.execute(owner);
        await sql`
          insert into ${sql.id(name)} (${sql.raw(columns)})
          select ${sql.raw(columns)} from json_populate_recordset(null::${sql.id(name)}, ${`[${rows.join(',')}]`}::json)
        `.execute(owner);
      }
      await sql`update tenant set incarnation = ${incarnation} where id = ${tenantId}`.execute(owner);
      // What the restore has undone never was.
      await sql`
        delete from simulation.version v using tenant t
        where v.tenant_id = ${tenantId} and t.id = v.tenant_id and v.seq > t.feed_seq`.execute(owner);
    } finally {
      await sql`set session_replication_role = origin`.execute(owner);
    }
  });
}

const knownTables = new WeakMap<Store, readonly Table[]>();

/** As they are after the migration: nothing changes them while the simulation runs, and to ask takes long. */
async function tablesOf(store: Store, owner: Db): Promise<readonly Table[]> {
  const tables = knownTables.get(store) ?? (await readTables(owner));
  knownTables.set(store, tables);
  return tables;
}

/** The tables that hold rows of tenants; generated columns are left out of what is written. */
async function readTables(owner: Db): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select c.table_name as name, max(k.column_name) as key,
      string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)
        filter (where c.is_generated = 'NEVER') as columns
    from information_schema.columns c
    join information_schema.columns k on k.table_schema = c.table_schema and k.table_name = c.table_name
      and (k.column_name = 'tenant_id' or (k.table_name = 'tenant' and k.column_name = 'id'))
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    group by c.table_name order by c.table_name
  `.execute(owner);
  return rows;
}
