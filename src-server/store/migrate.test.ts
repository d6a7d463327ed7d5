import { sql } from 'kysely';
import { describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '../../test/fixtures/server/test-stores.ts';
import { migrate } from './migrate.ts';
import { openPgliteStore } from './open-pglite.ts';
import { openPostgresqlStore } from './open-postgresql.ts';

const hasPostgresql = inject('postgresqlUrl') !== '';

describe('migrations', () => {
  it('refuse a schema that a newer program wrote, and change nothing when run again', async () => {
    const url = await createTestDatabase();
    const store = await (url === undefined ? openPgliteStore(undefined) : openPostgresqlStore(url));
    await migrate(store.db);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2099-01-01')`.execute(
      store.db,
    );
    await expect(migrate(store.db)).rejects.toThrow(/newer version of Duebook \(migration 9999-future\)/);
    await sql`delete from kysely_migration where name = '9999-future'`.execute(store.db);
    await store.close();
  });

  it.runIf(hasPostgresql)('run once when several servers start at the same time', async () => {
    const url = (await createTestDatabase()) ?? '';
    const open = (): ReturnType<typeof openPostgresqlStore> => openPostgresqlStore(url);
    const stores = await Promise.all([open(), open(), open()]);

    const { rows } = await sql`select name from kysely_migration`.execute(stores[0].db);
    expect(rows).toEqual([{ name: '0001-foundation' }]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it.runIf(hasPostgresql)('put the tenant first in every key', async () => {
    const store = await openPostgresqlStore((await createTestDatabase()) ?? '');
    const { rows } = await sql<{ definition: string }>`
      select indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename not like 'kysely%'
    `.execute(store.db);
    const others = rows.map((row) => row.definition).filter((text) => !/\(tenant_id/.test(text));
    // The tenant's own key, and the names to sign in with: these alone are looked up before the tenant is known.
    expect(others.map((text) => /INDEX (\w+)/.exec(text)?.[1]).sort()).toEqual([
      'app_user_name',
      'tenant_pkey',
    ]);
    await store.close();
  });
});
