import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { createTestDatabase, openTestPglite } from '../../test/fixtures/server/test-stores.ts';
import { asOwner } from './as-owner.fixture.ts';
import { isSchemaCurrent, migrate } from './migrate.ts';
import { openPostgresqlStore } from './open-postgresql.ts';
import { createStoredTenant, someAccounts } from './tenant.fixture.ts';
import { inScope } from './tenant-transaction.ts';

const hasPostgresql = inject('postgresqlUrl') !== '';

describe('migrations', () => {
  it('refuse a schema that a newer program wrote, and change nothing when run again', async () => {
    const url = await createTestDatabase();
    const store = await (url === undefined ? openTestPglite() : openPostgresqlStore(url));
    await sql`set role none`.execute(store.db);
    await migrate(store.db);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2099-01-01')`.execute(
      store.db,
    );
    await expect(migrate(store.db)).rejects.toThrow(/newer version of Duebook \(migration 9999-future\)/);
    expect(await isSchemaCurrent(store.db)).toBe(false);
    await sql`delete from kysely_migration where name = '9999-future'`.execute(store.db);
    expect(await isSchemaCurrent(store.db)).toBe(true);
    await store.close();
  });

  it.runIf(hasPostgresql)('run once when several servers start at the same time', async () => {
    const url = (await createTestDatabase()) ?? '';
    const open = (): ReturnType<typeof openPostgresqlStore> => openPostgresqlStore(url);
    const stores = await Promise.all([open(), open(), open()]);

    const { rows } = await asOwner(stores[0].db, (trx) =>
      sql`select name from kysely_migration`.execute(trx),
    );
    expect(rows).toEqual([{ name: '0001-foundation' }]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it.runIf(hasPostgresql)(
    'are run by an owner who is no superuser, and guard the rows from then on',
    async () => {
      const cluster = new pg.Client({ connectionString: inject('postgresqlUrl') });
      await cluster.connect();
      const name = `owner_${randomUUID().replaceAll('-', '')}`;
      await cluster.query(`create role ${name} login createrole`);
      await cluster.query(`create database ${name} owner ${name}`);
      // Another database of the cluster may have brought the role already.
      await cluster.query(`do $body$ begin
        if exists (select from pg_roles where rolname = 'duebook_app') then grant duebook_app to ${name}; end if;
      end $body$`);
      await cluster.end();
      const url = new URL(inject('postgresqlUrl'));
      url.username = name;
      url.pathname = `/${name}`;
      const store = await openPostgresqlStore(url.href);
      const tenant = await createStoredTenant(store);
      await tenant.write(...someAccounts());
      const ids = await inScope(store.db, tenant.scopeOf('ruth'), (trx) =>
        trx.selectFrom('account').select('id').orderBy('id').execute(),
      );
      expect(ids).toEqual([{ id: 'of-amelie' }, { id: 'of-tomasz' }]);
      expect(await store.db.selectFrom('account').select('id').execute()).toEqual([]);
      await store.close();
    },
  );

  it.runIf(hasPostgresql)('put the tenant first in every key', async () => {
    const store = await openPostgresqlStore((await createTestDatabase()) ?? '');
    const { rows } = await sql<{ definition: string }>`
      select indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename not like 'kysely%'
    `.execute(store.db);
    const others = rows.map((row) => row.definition).filter((text) => !/\(tenant_id/.test(text));
    // The tenant's own key, the names to sign in with, who failed to, sessions to forget and mails that are due: looked up
    // without a tenant.
    expect(others.map((text) => /INDEX (\w+)/.exec(text)?.[1]).sort()).toEqual([
      'app_user_name',
      'mail_queue_due',
      'session_expiry',
      'sign_in_attempt_age',
      'sign_in_attempt_pkey',
      'tenant_pkey',
    ]);
    await store.close();
  });
});
