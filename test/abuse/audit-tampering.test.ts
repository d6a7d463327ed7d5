import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../../src-server/store/audit.ts';
import { inTransaction, type Trx } from '../../src-server/store/store.ts';
import { inTenant } from '../../src-server/store/tenant-transaction.ts';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer } from './fixtures/abuse-server.ts';
import { openWorld, type World } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const entries = 12;
/** The row that is tampered with, counted from the first of those that the test wrote. */
const middle = 5;

type Tampering = readonly [what: string, statement: (row: Row) => RawBuilder<unknown>];
type Row = { readonly n: number; readonly last: number; readonly here: RawBuilder<unknown> };

const set =
  (column: string, value: string): Tampering[1] =>
  ({ here }) =>
    sql`update audit set ${sql.raw(column)} = ${sql.raw(value)} where ${here}`;

const textColumns = ['actor_id', 'device_id', 'action', 'subject', 'prev_hash', 'hash'];
const ofText = (column: string): readonly Tampering[] => [
  [
    `the first letter of ${column}`,
    set(column, `overlay(${column} placing chr(ascii(${column}) # 1) from 1 for 1)`),
  ],
  [`the last letter of ${column}`, set(column, `left(${column}, -1) || chr(ascii(right(${column}, 1)) # 1)`)],
  [`a space behind ${column}`, set(column, `${column} || ' '`)],
  [`the whole of ${column}`, set(column, `''`)],
];

/** The detail with the first match of a pattern replaced in its text, and nothing else of it changed. */
function inDetail(pattern: string, replacement: string): Tampering[1] {
  return ({ here }) => sql`update audit
    set detail = regexp_replace(detail::text, ${pattern}, ${replacement})::json
    where ${here} and detail::text ~ ${pattern}`;
}

/** What somebody with all rights over the database could do to one row, by the column that it changes. */
const changes: Readonly<Record<string, readonly Tampering[]>> = {
  tenant_id: [],
  n: [],
  ...Object.fromEntries(textColumns.map((column) => [column, ofText(column)])),
  at: [
    ['the time by a millisecond', set('at', `at + interval '1 millisecond'`)],
    ['the time by a microsecond', set('at', `at + interval '1 microsecond'`)],
    ['the time to before all times', set('at', `'-infinity'`)],
    ['the time to after all times', set('at', `'infinity'`)],
    ['the time to a year that no clock has', set('at', `'290000-01-01 00:00:00+00'`)],
  ],
  detail: [
    ['a number in the detail', inDetail('"n":\\d+', '"n":9')],
    ['how a number in the detail is written', inDetail('"n":(\\d+)', '"n":\\1.0')],
    [
      'a number in the detail by less than a number holds',
      inDetail('"big":9007199254740992', '"big":9007199254740993'),
    ],
    ['a number in the detail to a text', inDetail('"n":(\\d+)', '"n":"\\1"')],
    ['a letter in the detail', inDetail('"b":"ä"', '"b":"Ä"')],
    ['how a letter in the detail is written', inDetail('"b":"ä"', '"b":"\\\\u00e4"')],
    ['the name of a member of the detail', inDetail('"n":', '"m":')],
    ['a member of the detail, added', inDetail('^\\{', '{"a":null,')],
    ['a member of the detail, twice', inDetail('^\\{', '{"n":9,')],
    ['a member of the detail, taken away', inDetail(',"n":\\d+', '')],
    ['the order of a list in the detail', inDetail('\\[1,2\\]', '[2,1]')],
    ['a space in the detail', inDetail('^\\{', '{ ')],
    ['the detail to another kind', set('detail', `'[]'`)],
    ['the detail to nothing', set('detail', `'null'`)],
  ],
};

describe.each(stores)('the audit trail on $name', ({ store }) => {
  let server: AbuseServer;
  let world: World;
  let first: number;

  beforeAll(async () => {
    server = await openAbuseServer(store);
    world = await openWorld(server);
    first = (await verify()).count + 1;
    const entry = {
      tenantId: world.homeId,
      at: server.clock.now,
      actorId: 'ruth',
      deviceId: 'd',
      action: 'test',
    };
    for (let n = 0; n < entries; n += 1) {
      const detail = { n, big: 9_007_199_254_740_992, nested: { b: 'ä', a: [1, 2] } };
      await inTenant(store.db, world.homeId, (trx) =>
        appendAudit(trx, { ...entry, subject: `subject ${n}`, detail }),
      );
    }
    await asOwner(async (trx) => {
      await sql`create table audit_copy as table audit`.execute(trx);
      await sql`create table tenant_copy as table tenant`.execute(trx);
    });
  });
  afterAll(() => server.app.close());

  /** Works as who owns the database, past row-level security, and with the guard of the trail switched off. */
  function asOwner<Value>(work: (trx: Trx) => Promise<Value>): Promise<Value> {
    return inTransaction(store.db, async (trx) => {
      await sql`set local role none`.execute(trx);
      await sql`alter table audit disable trigger all`.execute(trx);
      const value = await work(trx);
      await sql`alter table audit enable trigger all`.execute(trx);
      return value;
    });
  }

  async function verify(): Promise<{
    intact: boolean;
    count: number;
    badRow: number | null;
    reason: string | null;
  }> {
    const answer = await world.devices.admin.post('/v1/admin/audit/verify', {});
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    return JSON.parse(answer.text);
  }

  /** What the check says of a trail that was tampered with; the trail is as before afterwards. */
  async function verifyWith(...statements: readonly RawBuilder<unknown>[]) {
    await asOwner(async (trx) => {
      for (const statement of statements) {
        const { numAffectedRows = 0n } = await statement.execute(trx);
        expect(numAffectedRows, 'the tampering met no row').toBeGreaterThan(0n);
      }
    });
    try {
      return await verify();
    } finally {
      await restore();
    }
  }

  function restore(): Promise<void> {
    return asOwner(async (trx) => {
      await sql`delete from audit`.execute(trx);
      await sql`insert into audit select * from audit_copy`.execute(trx);
      await sql`update tenant t set audit_count = c.audit_count, audit_hash = c.audit_hash
        from tenant_copy c where c.id = t.id`.execute(trx);
    });
  }

  function rowAt(offset: number): Row {
    const n = first + offset;
    const here = sql`tenant_id = ${world.homeId} and n = ${n}`;
    return { n, last: first + entries - 1, here };
  }
  const found = (badRow: number, reason: string) => ({ intact: false, badRow, reason });

  it('is intact before and after each of these tests', async () => {
    expect(await verify()).toMatchObject({ intact: true, count: first + entries - 1 });
  });

  it('is tampered with here in every column that it has', async () => {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns
      where table_name = 'audit' and table_schema = current_schema()
    `.execute(store.db);
    expect(rows.map((row) => row.column_name).sort()).toEqual(Object.keys(changes).sort());
  });

  const places = { 'the first': 0, 'one in the middle': middle, 'the last': entries - 1 } as const;
  const cases = Object.values(changes).flatMap((list) =>
    list.flatMap(([what, statement]) =>
      Object.entries(places).map(([where, offset]) => ({ what, where, offset, statement })),
    ),
  );
  it.each(cases)('names the row when somebody changes $what, in $where', async ({ offset, statement }) => {
    const row = rowAt(offset);
    expect(await verifyWith(statement(row))).toMatchObject(found(row.n, 'changed'));
  });

  it.each(['infinity', '-infinity', '290000-01-01 00:00:00+00', '4713-01-01 00:00:00+00 BC'])(
    'lists a row whose time somebody changed to %s, and says that it has none',
    async (time) => {
      const { n, here } = rowAt(middle);
      await asOwner((trx) => sql`update audit set at = ${time} where ${here}`.execute(trx));
      try {
        const page = { before: n + 2, limit: 3 };
        const answer = await world.devices.admin.post('/v1/admin/audit/list', page);
        expect([answer.status, JSON.parse(answer.text).rows]).toEqual([
          200,
          [
            expect.objectContaining({ n: n + 1, at: server.clock.now.toISOString() }),
            expect.objectContaining({ n, at: null, subject: `subject ${middle}` }),
            expect.objectContaining({ n: n - 1, at: server.clock.now.toISOString() }),
          ],
        ]);
        expect(await verify()).toMatchObject(found(n, 'changed'));
      } finally {
        await restore();
      }
    },
  );

  it('names the row that is missing: in the middle, at the end, many at the end, all of them', async () => {
    const remove = (where: RawBuilder<unknown>) =>
      verifyWith(sql`delete from audit where tenant_id = ${world.homeId} and ${where}`);
    const { n, last } = rowAt(middle);
    expect(await remove(sql`n = ${n}`)).toMatchObject(found(n, 'missing'));
    expect(await remove(sql`n = ${last}`)).toMatchObject(found(last, 'missing'));
    expect(await remove(sql`n >= ${n}`)).toMatchObject(found(n, 'missing'));
    expect(await remove(sql`n = 1`)).toMatchObject(found(1, 'missing'));
    expect(await remove(sql`true`)).toMatchObject(found(1, 'missing'));
  });

  it('names the first of two rows that changed places, whole or by what they say', async () => {
    const { n } = rowAt(middle);
    const swap = (from: number, to: number) =>
      sql`update audit set n = ${to} where tenant_id = ${world.homeId} and n = ${from}`;
    const aside = 1_000_000;
    expect(await verifyWith(swap(n, aside), swap(n + 3, n), swap(aside, n + 3))).toMatchObject(
      found(n, 'changed'),
    );
    const subjects = sql`update audit a set subject = b.subject, detail = b.detail from audit b
      where a.tenant_id = ${world.homeId} and b.tenant_id = a.tenant_id
        and a.n in (${n}, ${n + 1}) and b.n = ${2 * n + 1} - a.n`;
    expect(await verifyWith(subjects)).toMatchObject(found(n, 'changed'));
  });

  it('names a row that was moved to another number or another tenant', async () => {
    const { n, here, last } = rowAt(middle);
    expect(await verifyWith(sql`update audit set n = ${last + 50} where ${here}`)).toMatchObject(
      found(n, 'missing'),
    );
    expect(await verifyWith(sql`update audit set tenant_id = ${world.awayId} where ${here}`)).toMatchObject(
      found(n, 'missing'),
    );
  });

  it('names a row that was inserted or appended behind its head', async () => {
    const { last } = rowAt(middle);
    const copy = (n: number, prevHash: RawBuilder<unknown>) => sql`
      insert into audit (tenant_id, n, at, actor_id, device_id, action, subject, detail, prev_hash, hash)
      select tenant_id, ${n}::bigint, at, actor_id, device_id, action, subject, detail, ${prevHash}, hash from audit
      where tenant_id = ${world.homeId} and n = ${last}`;
    expect(await verifyWith(copy(last + 1, sql`hash`))).toMatchObject({ intact: false, badRow: last + 1 });
    expect(await verifyWith(copy(last + 900, sql`prev_hash`))).toMatchObject({
      intact: false,
      badRow: last + 900,
    });
    const foreign = sql`
      insert into audit (tenant_id, n, at, actor_id, device_id, action, subject, detail, prev_hash, hash)
      select ${world.homeId}, n + ${last}, at, actor_id, device_id, action, subject, detail, prev_hash, hash
      from audit where tenant_id = ${world.awayId} and n = 1`;
    expect(await verifyWith(foreign)).toMatchObject({ intact: false, badRow: last + 1 });
  });

  it('is not intact when its head is changed: the count, the hash, or both to an earlier row', async () => {
    const { last } = rowAt(middle);
    const head = (assignment: RawBuilder<unknown>) =>
      verifyWith(sql`update tenant set ${assignment} where id = ${world.homeId}`);
    expect(await head(sql`audit_count = audit_count + 1`)).toMatchObject(found(last + 1, 'missing'));
    expect((await head(sql`audit_count = audit_count - 1`)).intact).toBe(false);
    expect((await head(sql`audit_count = 0`)).intact).toBe(false);
    expect((await head(sql`audit_hash = ''`)).intact).toBe(false);
    expect((await head(sql`audit_hash = overlay(audit_hash placing 'g' from 7 for 1)`)).intact).toBe(false);
    const earlier = sql`(select hash from audit where tenant_id = ${world.homeId} and n = ${last - 1})`;
    expect((await head(sql`audit_count = audit_count - 1, audit_hash = ${earlier}`)).intact).toBe(false);
    expect((await head(sql`audit_count = 0, audit_hash = ''`)).intact).toBe(false);
  });

  it('cannot be changed by the server itself, whatever it is made to say', async () => {
    const statements = [
      sql`update audit set subject = 'x'`,
      sql`delete from audit`,
      sql`truncate audit`,
      sql`alter table audit disable trigger all`,
      sql`drop trigger audit_append_only on audit`,
      sql`alter table audit no force row level security`,
      sql`set session_replication_role = replica`,
    ];
    for (const statement of statements) {
      await expect(inTenant(store.db, world.homeId, (trx) => statement.execute(trx))).rejects.toThrow();
    }
    expect(await verify()).toMatchObject({ intact: true, count: first + entries - 1 });
  });
});
