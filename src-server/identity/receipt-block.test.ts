import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptBlock } from '../../src-shared/protocol/sync-api.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { receiptPrefixes } from './receipt-prefix.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('blocks of receipt numbers on $name', ({ store }) => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await openTestTenant(store);
  });
  const lease = (session: TestSession, lastNumber: number) =>
    tenant.post('/v1/sync/receipt-block', { lastNumber }, session.reply.accessToken);
  const block = async (session: TestSession, lastNumber: number) => {
    const reply = await lease(session, lastNumber);
    expect(reply.status).toBe(200);
    return reply.body as ReceiptBlock;
  };

  const lastAudit = () =>
    inTenant(store.db, tenant.tenantId, (trx) =>
      trx.selectFrom('audit').select(['action', 'detail']).orderBy('n', 'desc').limit(1).execute(),
    );

  it('follow each other without a gap, and the same question has the same answer', async () => {
    const session = await tenant.signIn('amelie');
    const first = await block(session, 0);
    expect([first.from, first.to]).toEqual([1, 100]);
    const lost = await Promise.all([block(session, 100), block(session, 100), block(session, 100)]);
    expect(new Set(lost.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(lost[0]).toEqual({ prefix: first.prefix, from: 101, to: 200 });
    expect(await block(session, 0)).toEqual(first);
  });

  it('are refused for a number that was never the last of a block', async () => {
    const session = await tenant.signIn('amelie');
    await block(session, 0);
    await block(session, 100);
    for (const lastNumber of [1, 99, 101, 199, 2_000_000_000]) {
      expect((await lease(session, lastNumber)).body).toMatchObject({ code: 'COMMAND_INVALID' });
    }
  });

  it('have a prefix of their own for every device, also after its key is known again', async () => {
    const sessions = await Promise.all(Array.from({ length: 5 }, () => tenant.signIn('amelie')));
    const blocks = await Promise.all(sessions.map((session) => block(session, 0)));
    expect(new Set(blocks.map(({ prefix }) => prefix)).size).toBe(5);
    const again = await tenant.signIn('tomasz', sessions[0]?.device);
    expect(await block(again, 100)).toEqual({ prefix: blocks[0]?.prefix, from: 101, to: 200 });
  });

  it('belong to the session that asked: a copy of the device that signs in gets other numbers', async () => {
    const first = await tenant.signIn('amelie');
    await block(first, 0);
    const owners = await block(first, 100);
    const copy = await tenant.signIn('amelie', first.device);
    const copies = await block(copy, 100);
    expect([owners.from, copies.from, copies.to]).toEqual([101, 201, 300]);
    expect(await block(copy, 100)).toEqual(copies);
    expect(await lastAudit()).toEqual([
      { action: 'receipt-block.leased', detail: expect.objectContaining({ from: 201, skipped: 100 }) },
    ]);
    const owner = await tenant.signIn('amelie', first.device);
    expect(await block(owner, 200)).toMatchObject({ from: 301, to: 400 });
    expect(await block(owner, 0)).toMatchObject({ from: 401, to: 500 });
    expect((await lease(owner, 150)).body).toMatchObject({ code: 'COMMAND_INVALID' });
  });

  it('go on from where the device is when the store was restored to before', async () => {
    const session = await tenant.signIn('amelie');
    expect(await block(session, 700)).toMatchObject({ from: 701, to: 800 });
    expect(await lastAudit()).toEqual([
      { action: 'receipt-block.leased', detail: expect.objectContaining({ from: 701, unknownBefore: 700 }) },
    ]);
  });
});

describe('the prefix of a device', () => {
  it('follows from its id, grows where the short one is taken, and fits the contract', () => {
    const id = '0198c5f2-7c1b-7d55-8d4e-222222222222';
    const prefixes = receiptPrefixes(id);
    expect(receiptPrefixes(id)).toEqual(prefixes);
    expect(prefixes.map((prefix) => prefix.length)).toEqual([6, 7, 8, 9, 10, 11, 12]);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[A-Z0-9]{2,12}$/);
    expect(prefixes.every((prefix) => prefixes.at(-1)?.startsWith(prefix))).toBe(true);
  });
});
