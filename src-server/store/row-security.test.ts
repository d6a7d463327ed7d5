import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { asOwner } from './as-owner.fixture.ts';
import { accountScope, deviceScope } from './scope.ts';
import type { Trx } from './store.ts';
import { createStoredTenant, type StoredTenant, someAccounts } from './tenant.fixture.ts';
import { findFirstTenant, findSignIn, inScope, inTenant } from './tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

async function rowsOf<Row>(trx: Trx, query: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await query.execute(trx)).rows;
}

async function tablesOfTenants(trx: Trx): Promise<readonly string[]> {
  const rows = await rowsOf(
    trx,
    sql<{ name: string }>`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
  );
  return rows.map((row) => row.name);
}

/** A copy of a row with other values, written as SQL that an injection could run. */
function copyOf(table: string, change: Readonly<Record<string, string>>): RawBuilder<unknown> {
  const columns = ['tenant_id', 'id', 'account_id', 'scope', 'seq', 'doc'];
  const values = columns.map((column) => change[column] ?? column);
  return sql.raw(`insert into ${table} (${columns.join()}) select ${values.join()} from ${table} limit 1`);
}

describe.each(stores)('row-level security on $name', ({ store }) => {
  let own: StoredTenant;
  let other: StoredTenant;

  beforeAll(async () => {
    own = await createStoredTenant(store);
    other = await createStoredTenant(store);
    for (const tenant of [own, other]) {
      await tenant.write(...someAccounts());
      await inTenant(store.db, tenant.tenantId, async (trx) => {
        for (const user of ['amelie', 'tomasz']) {
          await sql`insert into command (tenant_id, id, body_hash, account_id, user_id, device_id, received_at, outcome)
            values (${tenant.tenantId}, ${user}, '', '', ${user}, '', now(), '{}')`.execute(trx);
        }
      });
    }
  });

  const asAmelie = <Value>(work: (trx: Trx) => Promise<Value>): Promise<Value> =>
    inScope(store.db, own.scopeOf('amelie'), work);

  it('works as a role that owns nothing, cannot sign in and cannot pass by', async () => {
    const [role] = await asAmelie((trx) =>
      rowsOf(
        trx,
        sql`select rolname, rolsuper, rolcanlogin, rolbypassrls, rolcreaterole, rolcreatedb,
          (select count(*)::integer from pg_class where relowner = r.oid) as owned
          from pg_roles r where rolname = current_user`,
      ),
    );
    expect(role).toEqual({
      rolname: 'duebook_app',
      ...{
        rolsuper: false,
        rolcanlogin: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
      },
      owned: 0,
    });
  });

  it('guards every table that holds rows of tenants', async () => {
    const open = await asOwner(store.db, (trx) =>
      rowsOf(
        trx,
        sql`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and relname not like 'kysely%' and (not relrowsecurity or not exists (
            select from pg_policies where tablename = relname)) order by 1`,
      ),
    );
    // Failed sign-ins are of no tenant.
    expect(open).toEqual([{ relname: 'sign_in_attempt' }]);
  });

  it('shows nothing without a tenant, and of a tenant nothing but its own', async () => {
    const tables = await asOwner(store.db, tablesOfTenants);
    expect(tables.length).toBeGreaterThan(15);
    for (const table of tables) {
      const outside = await rowsOf(store.db as Trx, sql`select tenant_id from ${sql.table(table)}`);
      expect([table, outside]).toEqual([table, []]);
      const seen = await inTenant(store.db, own.tenantId, (trx) =>
        rowsOf(trx, sql`select distinct tenant_id from ${sql.table(table)}`),
      );
      expect(seen.every((row) => (row as { tenant_id: string }).tenant_id === own.tenantId)).toBe(true);
    }
    expect(await inTenant(store.db, own.tenantId, (trx) => rowsOf(trx, sql`select id from tenant`))).toEqual([
      { id: own.tenantId },
    ]);
    expect(
      await inTenant(store.db, own.tenantId, (trx) => rowsOf(trx, sql`select id from account order by id`)),
    ).toHaveLength(3);
  });

  it.each([
    ['amelie', ['of-amelie', 'of-south']],
    ['tomasz', ['of-tomasz']],
    ['ruth', ['of-amelie', 'of-tomasz']],
    ['admin', ['of-amelie', 'of-south', 'of-tomasz']],
  ] as const)('shows %s the own scope only, in whatever way it is asked for', async (person, ids) => {
    await inScope(store.db, own.scopeOf(person), async (trx) => {
      const list = (query: RawBuilder<{ id: string }>) =>
        rowsOf(trx, query).then((rows) => rows.map((row) => row.id).sort());
      expect(await list(sql`select id from account`)).toEqual(ids);
      expect(await list(sql`select account_id as id from invoice`)).toEqual(ids);
      expect(
        await list(sql`with x as (select * from account where tenant_id <> '') select id from x`),
      ).toEqual(ids);
      expect(
        await list(sql`select a.id from invoice i right join account a on a.id = i.account_id or true
        group by a.id`),
      ).toEqual(ids);
      // A condition that fails on a row tells that the row is there: it must not get to see the row.
      const probe = sql<{ id: string }>`select id from account
        where 1 / (case when id = any (${[...ids]}::text[]) and tenant_id = ${own.tenantId} then 1 else 0 end) = 1`;
      expect(await list(probe)).toEqual(ids);
    });
  });

  it('hides passwords, sessions, keys, the trail and the commands of others from requests of users', async () => {
    await asAmelie(async (trx) => {
      for (const table of [
        'app_user',
        'session',
        'access_token',
        'refresh_token',
        'lease_terms',
        'recovery_key',
        'audit',
      ]) {
        expect([table, await rowsOf(trx, sql`select 1 as one from ${sql.table(table)}`)]).toEqual([
          table,
          [],
        ]);
      }
      expect(await rowsOf(trx, sql`select id from command`)).toEqual([{ id: 'amelie' }]);
    });
  });

  it('changes no row out of scope and of no other tenant', async () => {
    await asAmelie(async (trx) => {
      const statements = [
        sql`update account set doc = doc where id = 'of-tomasz'`,
        sql`update account set doc = doc where tenant_id = ${other.tenantId}`,
        sql`update invoice set seq = seq + 1000 where account_id = 'of-tomasz'`,
        sql`update tenant set feed_seq = 0 where id = ${other.tenantId}`,
      ];
      for (const statement of statements) {
        expect(Number((await statement.execute(trx)).numAffectedRows ?? 0n)).toBe(0);
      }
    });
  });

  it.each([
    ['into another tenant', 'invoice', () => ({ tenant_id: `'${other.tenantId}'`, id: `'x'` })],
    ['into the scope of somebody else', 'invoice', () => ({ id: `'x'`, scope: `'collector/tomasz/North'` })],
    ['for another device', 'outcome', () => ({ id: `'x'`, scope: `'device/other/amelie'` })],
  ])('inserts nothing %s', async (_where, table, change) => {
    const copied = asAmelie(async (trx) => {
      const outcome = sql`insert into outcome (tenant_id, id, account_id, scope, seq, doc) values
        (${own.tenantId}, 'o', 'a', ${deviceScope('device', 'amelie')}, 9000,
          '{"id": "o", "accountId": "a", "deviceId": "device", "status": "applied"}')`;
      if (table === 'outcome') await outcome.execute(trx);
      return copyOf(table, { seq: '9001', ...change() }).execute(trx);
    });
    await expect(copied).rejects.toThrow(/row-level security/);
  });

  it('moves no row to a scope or a tenant that the transaction does not see', async () => {
    for (const change of [`scope = 'collector/tomasz/North'`, `tenant_id = '${other.tenantId}'`]) {
      const moved = asAmelie((trx) =>
        sql.raw(`update invoice set ${change} where account_id = 'of-amelie'`).execute(trx),
      );
      await expect(moved).rejects.toThrow(/row-level security/);
    }
  });

  it.each([
    'delete from account',
    'delete from invoice',
    'delete from command',
    `update command set outcome = '{}'`,
    `update audit set actor_id = 'x'`,
    'delete from audit',
    'truncate account',
    'alter table account disable row level security',
    'alter table audit disable trigger all',
    'drop policy application on account',
    'create policy mine on account using (true)',
    'alter role duebook_app bypassrls',
    'create function public.leak() returns void language sql as $$ $$',
    `insert into kysely_migration values ('x', 'y')`,
  ])('is not allowed to: %s', async (statement) => {
    const run = inTenant(store.db, own.tenantId, (trx) => sql.raw(statement).execute(trx));
    await expect(run).rejects.toThrow(/permission denied|must be (owner|superuser)|must have/);
  });

  it('fails where somebody switches row-level security off', async () => {
    const read = asAmelie(async (trx) => {
      await sql`set local row_security = off`.execute(trx);
      await sql`select 1 from account`.execute(trx);
    });
    await expect(read).rejects.toThrow(/row-level security/);
  });

  it('leaves no setting behind for the next transaction of the connection', async () => {
    await Promise.all(Array.from({ length: 12 }, () => asAmelie((trx) => sql`select 1`.execute(trx))));
    const left = await Promise.all(
      Array.from({ length: 12 }, () => rowsOf(store.db as Trx, sql`select id from account`)),
    );
    expect(left.flat()).toEqual([]);
  });

  it('finds who signs in by name in any case, and tells nothing of who does not exist', async () => {
    const name = `AMELIE@${own.tenantId}`;
    expect(await findSignIn(store.db, name)).toEqual({ tenantId: own.tenantId, userId: 'amelie' });
    expect(await findSignIn(store.db, 'nobody')).toBeUndefined();
    expect(await findFirstTenant(store.db)).toBe([own.tenantId, other.tenantId].sort()[0]);
  });

  it('refuses to enter the scope of a user who is not there', async () => {
    const stranger = { ...own.scopeOf('amelie'), userId: 'nobody' };
    await expect(inScope(store.db, stranger, async () => 'in')).rejects.toThrow(/no such user/);
  });

  it('sees what the database says of a user, whatever the caller believes', async () => {
    const forged = { ...own.scopeOf('amelie'), role: 'administrator' as const };
    const { scopes } = await inScope(store.db, forged, async (_trx, entered) => entered);
    const accounts = ['North', 'South'].map((territory) =>
      accountScope({ collectorId: 'amelie', territory } as Parameters<typeof accountScope>[0]),
    );
    expect(scopes).toEqual([...accounts, 'organisation', deviceScope('device', 'amelie')]);
  });
});
