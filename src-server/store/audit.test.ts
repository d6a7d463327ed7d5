import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { asOwner } from './as-owner.fixture.ts';
import { appendAudit } from './audit.ts';
import { inTenant } from './tenant-transaction.ts';
import { type AuditHead, verifyAudit } from './verify-audit.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

async function append(tenant: TestTenant, count: number): Promise<void> {
  const { tenantId } = tenant;
  const entry = { tenantId, at: tenant.clock.now, actorId: 'amelie', deviceId: 'd', action: 'test' };
  for (let n = 0; n < count; n += 1) {
    await inTenant(tenant.store.db, tenantId, (trx) =>
      appendAudit(trx, { ...entry, subject: `s${n}`, detail: { n, nested: { b: 1, a: [null, 'ä'] } } }),
    );
  }
}

/** Does what an intruder with the owner's rights could: the guard is a trigger, and an owner may drop it. */
async function tamper(tenant: TestTenant, statement: ReturnType<typeof sql>): Promise<void> {
  await asOwner(tenant.store.db, async (trx) => {
    await sql`alter table audit disable trigger audit_append_only`.execute(trx);
    await statement.execute(trx);
    await sql`alter table audit enable trigger audit_append_only`.execute(trx);
  });
}

describe.each(stores)('the audit trail on $name', ({ store }) => {
  it('is intact when nobody touched it, written by many at once', async () => {
    const tenant = await openTestTenant(store);
    await Promise.all([append(tenant, 4), append(tenant, 4), append(tenant, 4)]);
    expect(await verifyAudit(store.db, tenant.tenantId)).toMatchObject({ intact: true, count: 12 });
  });

  it('refuses changes and deletions', async () => {
    const tenant = await openTestTenant(store);
    await append(tenant, 1);
    for (const statement of ["update audit set actor_id = 'x'", 'delete from audit', 'truncate audit']) {
      const change = inTenant(store.db, tenant.tenantId, (trx) => sql.raw(statement).execute(trx));
      await expect(change).rejects.toThrow(/permission denied/);
      await expect(asOwner(store.db, (trx) => sql.raw(statement).execute(trx))).rejects.toThrow(
        /append-only/,
      );
    }
  });

  it.each([
    [
      'one byte of the detail',
      3,
      'changed',
      (id: string) =>
        sql`update audit set detail = jsonb_set(detail::jsonb, '{n}', '9')::json where tenant_id = ${id} and n = 3`,
    ],
    [
      'the actor',
      1,
      'changed',
      (id: string) => sql`update audit set actor_id = 'amelia' where tenant_id = ${id} and n = 1`,
    ],
    [
      'the time',
      4,
      'changed',
      (id: string) =>
        sql`update audit set at = at + interval '1 millisecond' where tenant_id = ${id} and n = 4`,
    ],
    [
      'a row in the middle',
      2,
      'missing',
      (id: string) => sql`delete from audit where tenant_id = ${id} and n = 2`,
    ],
    ['the last row', 5, 'missing', (id: string) => sql`delete from audit where tenant_id = ${id} and n = 5`],
    [
      'the order of two rows',
      2,
      'changed',
      (id: string) =>
        sql`update audit set n = case n when 2 then 1003 when 3 then 1002 end where tenant_id = ${id} and n in (2, 3)`,
    ],
  ])('names the first bad row when somebody changes %s', async (name, badRow, reason, statement) => {
    const tenant = await openTestTenant(store);
    await append(tenant, 5);
    await tamper(tenant, statement(tenant.tenantId));
    if (name.startsWith('the order')) {
      await tamper(
        tenant,
        sql`update audit set n = n - 1000 where tenant_id = ${tenant.tenantId} and n > 1000`,
      );
    }
    expect(await verifyAudit(store.db, tenant.tenantId)).toEqual({ intact: false, badRow, reason });
  });

  it('does not show by itself that its end was cut off with what its head says, but to who kept a head', async () => {
    const tenant = await openTestTenant(store);
    const verify = (known?: AuditHead) => verifyAudit(store.db, tenant.tenantId, known);
    await append(tenant, 3);
    const early = await verify();
    await append(tenant, 2);
    const late = await verify();
    if (!early.intact || !late.intact) throw new Error('the trail is not intact');
    expect(await verify(early)).toEqual(late);
    expect(await verify({ count: 3, hash: late.hash })).toMatchObject({ badRow: 3, reason: 'changed' });
    await tamper(tenant, sql`delete from audit where tenant_id = ${tenant.tenantId} and n > 3`);
    await asOwner(store.db, (trx) =>
      sql`update tenant set audit_count = 3, audit_hash = ${early.hash}
        where id = ${tenant.tenantId}`.execute(trx),
    );
    expect(await verify()).toEqual(early);
    expect(await verify(early)).toEqual(early);
    expect(await verify(late)).toEqual({ intact: false, badRow: 4, reason: 'missing' });
  });

  it('stays intact for who checks it while others write', async () => {
    const tenant = await openTestTenant(store);
    await append(tenant, 5);
    const [verdict] = await Promise.all([verifyAudit(store.db, tenant.tenantId), append(tenant, 10)]);
    expect(verdict.intact).toBe(true);
  });
});
