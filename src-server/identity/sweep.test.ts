import { afterAll, describe, expect, it } from 'vitest';
import type { SessionReply } from '../../src-shared/protocol/session-api.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { sweepSessions } from './sweep.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const dayMs = 86_400_000;

describe.each(stores)('sessions that are over on $name', ({ store }) => {
  it('are forgotten in every organisation, and those that still count are not', async () => {
    const tenants = [await openTestTenant(store), await openTestTenant(store)];
    const sessions = await Promise.all(tenants.map((tenant) => tenant.signIn('amelie')));
    const start = tenants[0]?.clock.now.getTime() ?? 0;
    expect(await sweepSessions(store.db, new Date(start + 99 * dayMs))).toBe(0);
    const [kept] = tenants;
    if (kept === undefined || sessions[0] === undefined) throw new Error('no tenant');
    kept.clock.now = new Date(start + 50 * dayMs);
    const reply = await kept.refresh(sessions[0].reply.refreshToken, sessions[0].device);
    expect(await sweepSessions(store.db, new Date(start + 101 * dayMs))).toBe(1);
    const { refreshToken } = reply.body as SessionReply;
    expect((await kept.refresh(refreshToken, sessions[0].device)).status).toBe(200);
  });

  it('keep no more than a week of old tokens while they last', async () => {
    const tenant = await openTestTenant(store);
    const { reply, device } = await tenant.signIn('amelie');
    let token = reply.refreshToken;
    for (let day = 0; day < 20; day += 1) {
      tenant.clock.now = new Date(tenant.clock.now.getTime() + dayMs);
      token = ((await tenant.refresh(token, device)).body as SessionReply).refreshToken;
    }
    const kept = await inTenant(store.db, tenant.tenantId, (trx) =>
      trx.selectFrom('refresh_token').select('hash').execute(),
    );
    expect(kept.length).toBeLessThanOrEqual(9);
    expect((await tenant.refresh(token, device)).status).toBe(200);
  });
});
