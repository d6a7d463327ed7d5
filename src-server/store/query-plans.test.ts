import { CompiledQuery, type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accountParts } from '../../src-shared/domain/account/account-aggregate.ts';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { createTestDatabase } from '../../test/fixtures/server/test-stores.ts';
import { asOwner } from './as-owner.fixture.ts';
import { accountCollections, tableOfCollection } from './database-schema.ts';
import { aggregateQuery } from './load-aggregate.ts';
import { openPostgresqlStore } from './open-postgresql.ts';
import { digestQuery } from './read-digest.ts';
import { pageQuery } from './read-feed.ts';
import { deviceScope } from './scope.ts';
import type { Store, Trx } from './store.ts';
import { createStoredTenant, type StoredTenant } from './tenant.fixture.ts';
import { inScope, inTenant } from './tenant-transaction.ts';

const tenants = ['one', 'two', 'three'];
const teams = 8;

/** The plan of a query as the database would run it now, for the role and the settings of the transaction. */
async function planOf(trx: Trx, query: RawBuilder<unknown>): Promise<string> {
  const { sql: text, parameters } = query.compile(trx);
  const explained = CompiledQuery.raw(`explain (costs off) ${text}`, [...parameters]);
  const { rows } = await trx.executeQuery<{ 'QUERY PLAN': string }>(explained);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const sinceMiddle = { since: 6000, limit: 501, mostBytes: 16_000 };

describe.runIf(inject('postgresqlUrl') !== '')('the plans of hot queries on PostgreSQL', () => {
  let store: Store;
  let tenant: StoredTenant;

  beforeAll(async () => {
    store = await openPostgresqlStore((await createTestDatabase()) ?? '');
    tenant = await createStoredTenant(store);
    await asOwner(store.db, (trx) => fill(trx, tenant.tenantId));
    await vacuum(store);
  });
  afterAll(() => store.close());

  /** Every plan starts at an index and takes rows in the order in which it has them. */
  async function expectIndexed(trx: Trx, query: RawBuilder<unknown> | undefined): Promise<string> {
    if (query === undefined) throw new Error('there is nothing to plan');
    const plan = await planOf(trx, query);
    // A merge of ordered branches names its sort key and sorts nothing.
    expect(plan).not.toMatch(/Seq Scan|Bitmap|^(\s*->\s+)?(Incremental )?Sort$/m);
    expect(plan).toMatch(/Index (Only )?Scan/);
    return plan;
  }

  it.each(['amelie', 'ruth', 'admin'] as const)('pages of %s merge ordered indexes', async (person) => {
    await inScope(store.db, tenant.scopeOf(person, 'd1'), async (trx, { scopes }) => {
      for (const collection of collectionNames) {
        await expectIndexed(trx, pageQuery(tenant.tenantId, scopes, { collection, ...sinceMiddle }));
      }
    });
  });

  it('a page over more scopes than are worth a branch each reads the feed of the tenant', async () => {
    await inScope(store.db, tenant.scopeOf('ruth', 'd1'), async (trx, { scopes }) => {
      const many = [...scopes, ...Array.from({ length: 80 }, (_, n) => `collector/c${n}/North`)];
      await expectIndexed(trx, pageQuery(tenant.tenantId, many, { collection: 'invoices', ...sinceMiddle }));
    });
  });

  it.each(['amelie', 'ruth', 'admin'] as const)(
    'the digest of %s reads an index and no row',
    async (person) => {
      await inScope(store.db, tenant.scopeOf(person, 'd1'), async (trx, { scopes }) => {
        for (const collection of collectionNames) {
          const plan = await expectIndexed(trx, digestQuery(tenant.tenantId, scopes, collection));
          expect(plan).toContain('Index Only Scan');
        }
      });
    },
  );

  it('the aggregate of an account is read by its account, in order of position', async () => {
    await inScope(store.db, tenant.scopeOf('amelie'), async (trx) => {
      const plan = await expectIndexed(trx, aggregateQuery(tenant.tenantId, 'a0-7'));
      for (const part of accountParts) {
        expect(plan).toContain(`${tableOfCollection[part]}_account`);
      }
    });
  });

  it.each([
    [
      'commands by id',
      sql`select outcome from command where tenant_id = ${'T'} and id = any (${['c1', 'c2']}::text[])`,
    ],
    [
      'ids that may be taken',
      sql`select scope from activity where tenant_id = ${'T'} and id = any (${['x']}::text[])`,
    ],
    [
      'accounts to lock',
      sql`select doc from account where tenant_id = ${'T'} and id = any (${['a0-7']}::text[])`,
    ],
    [
      'the outcomes of a device',
      sql`select doc from outcome where tenant_id = ${'T'}
      and scope = ${deviceScope('d1', 'amelie')} and seq > ${3} order by seq limit ${10}`,
    ],
    [
      'scopes of a collector',
      sql`select id from account_scope where tenant_id = ${'T'} and collector_id = ${'amelie'}`,
    ],
    [
      'scopes of a territory',
      sql`select id from account_scope where tenant_id = ${'T'} and territory = ${'North'}`,
    ],
    ['an access token', sql`select session_id from access_token where tenant_id = ${'T'} and hash = ${'h7'}`],
    [
      'a refresh token',
      sql`select session_id from refresh_token where tenant_id = ${'T'} and hash = ${'h7'}`,
    ],
    [
      'rows of the audit trail',
      sql`select hash from audit where tenant_id = ${'T'} and n > ${7} order by n limit ${100}`,
    ],
  ])('%s are found by key', async (_name, query) => {
    await inTenant(store.db, tenant.tenantId, (trx) => expectIndexed(trx, query));
  });

  it('whose user name it is, is found by name', async () => {
    await asOwner(store.db, (trx) =>
      expectIndexed(trx, sql`select id from app_user where lower(user_name) = lower(${'u77@T'})`),
    );
  });
});

/** What the database does by itself in time: counts rows, and marks the pages from whose index alone it may answer. */
async function vacuum({ db }: Store): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set role none`.execute(connection);
    await sql`vacuum analyze`.execute(connection);
    await sql`set role duebook_app`.execute(connection);
  });
}

/** Some thousand rows of the tenant and of two others, written in bulk. */
async function fill(trx: Trx, tenantId: string): Promise<void> {
  for (const [index, tenant] of [tenantId, ...tenants].entries()) {
    const run = (statement: string) => sql.raw(statement.replaceAll('$T', `'${tenant}'`)).execute(trx);
    const ids = `from generate_series(0, 1999) as n`;
    const scope = `'collector/' || case n % ${teams} when 0 then 'amelie' when 1 then 'tomasz'
      else 'c' || (n % ${teams}) end || '/' || case when n % ${teams} < 4 then 'North' else 'South' end`;
    const account = `'a${index}-' || (n / 20) * 20 + n % ${teams}`;
    await run(`insert into account (tenant_id, id, account_id, scope, seq, doc)
      select $T, 'a${index}-' || n, 'a${index}-' || n, ${scope}, n + 1, jsonb_build_object('id', 'a${index}-' || n,
        'accountId', 'a${index}-' || n, 'collectorId', split_part(${scope}, '/', 2),
        'territory', split_part(${scope}, '/', 3), 'currency', 'EUR', 'riskClass', 'B', 'paymentTerms', jsonb_build_object('name', 'x'),
        'unbilledOrdersMinor', 0, 'customerType', 'business') ${ids}`);
    await run(`insert into account_scope (tenant_id, id, collector_id, territory)
      select distinct $T, scope, split_part(scope, '/', 2), split_part(scope, '/', 3) from account where tenant_id = $T`);
    await run(`insert into account_scope (tenant_id, id, collector_id, territory)
      select $T, 'collector/x' || n || '/East' || n, 'x' || n, 'East' || n ${ids}`);
    const signed = `jsonb_build_object('on', '2026-03-01')`;
    const documents: readonly (readonly [string, string])[] = [
      [
        'invoice',
        `'type', 'invoice', 'amountMinor', 5, 'invoiceDate', '2026-02-01', 'dueDate', '2026-03-01'`,
      ],
      ['payment', `'amountMinor', 5, 'receivedOn', '2026-03-01', 'reversed', false`],
      [
        'promise',
        `'amountMinor', 5, 'onAccountMinor', 5, 'promisedDate', '2026-03-01', 'madeOn', '2026-03-01', 'method', 'cash'`,
      ],
      ['dispute', `'state', 'open', 'dueDate', '2026-03-01', 'openedOn', '2026-03-01'`],
      ['activity', `'kind', 'note', 'direction', 'inbound', 'on', '2026-03-01'`],
      ['plan', `'state', 'active', 'versions', jsonb_build_array(1)`],
      [
        'receipt',
        `'deviceId', 'd1', 'amountMinor', 5, 'method', 'cash', 'paymentId', 'p', 'issued', ${signed}`,
      ],
      ['request', `'kind', 'plan', 'amountMinor', 5, 'state', 'approved', 'asked', ${signed}`],
      [
        'notice',
        `'level', 1, 'channel', 'email', 'state', 'sent', 'feeMinor', 0, 'interestMinor', 0, 'policy', 'x', 'policyVersion', 1,
          'items', jsonb_build_array(1), 'proposed', ${signed}`,
      ],
      [
        'paper',
        `'number', 'P7-D' || (n + 1), 'kind', 'statement', 'deviceId', 'd1', 'means', 'saved', 'asOf', '2026-03-01', 'pageCount', 1,
          'inputHash', repeat('a', 64), 'fileHash', repeat('b', 64), 'issued', ${signed}`,
      ],
    ];
    for (const [place, [table, fields]] of documents.entries()) {
      await run(`insert into ${table} (tenant_id, id, account_id, scope, seq, doc)
        select $T, '${table}' || n, ${account}, ${scope}, ${2000 * (place + 1)} + n + 1,
          jsonb_build_object('id', '${table}' || n, 'accountId', ${account}, 'currency', 'EUR', ${fields}) ${ids}`);
    }
    await run(`insert into outcome (tenant_id, id, account_id, scope, seq, doc)
      select $T, 'c' || n, 'a', 'device/d' || n % 20 || '/amelie', 23000 + n, jsonb_build_object('id', 'c' || n,
        'accountId', 'a', 'deviceId', 'd' || n % 20, 'status', 'applied') ${ids}`);
    await run(`insert into reference (tenant_id, id, account_id, scope, seq, doc)
      select $T, 'calendar.' || n, '', 'organisation', 25000 + n, jsonb_build_object('id', 'calendar.' || n,
        'accountId', '', 'kind', 'calendar', 'version', 1) ${ids}`);
    await run(`insert into departure (tenant_id, scope, collection, id, account_id, seq)
      select $T, ${scope}, kind, kind || n, 'a', row_number() over ()
      from generate_series(0, 999) as n, unnest(array['${accountCollections.join("','")}']) as kind`);
    await run(`insert into command (tenant_id, id, body_hash, account_id, user_id, device_id, received_at, outcome)
      select $T, 'c' || n, '', 'a', 'amelie', 'd', now(), '{}' ${ids}`);
    await run(`insert into audit (tenant_id, n, at, actor_id, device_id, action, subject, detail, prev_hash, hash)
      select $T, n + 1, now(), '', '', '', '', '{}', '', '' ${ids}`);
  }
  await fillIdentity(trx, tenantId);
}

async function fillIdentity(trx: Trx, tenantId: string): Promise<void> {
  const run = (statement: string) => sql.raw(statement.replaceAll('$T', `'${tenantId}'`)).execute(trx);
  const ids = `from generate_series(0, 1999) as n`;
  await run(`insert into app_user (tenant_id, id, user_name, name, role, password_hash)
    select $T, 'u' || n, 'u' || n || '@T', '', 'collector', '' ${ids}`);
  await run(`insert into device (tenant_id, id, user_id, name, public_key, receipt_prefix, enrolled_at)
    select $T, 'd' || n, 'u' || n, '', '', 'P' || n, now() ${ids}`);
  await run(`insert into session (tenant_id, id, user_id, device_id, refresh_hash, expires_at)
    select $T, 's' || n, 'u' || n, 'd' || n, '', now() ${ids}`);
  await run(`insert into access_token (tenant_id, hash, session_id, expires_at)
    select $T, 'h' || n, 's' || n, now() ${ids}`);
  await run(`insert into refresh_token (tenant_id, hash, session_id, issued_at)
    select $T, 'h' || n, 's' || n, now() ${ids}`);
}
