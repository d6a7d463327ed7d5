import { afterAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { createRateLimiter } from './rate-limiter.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));
const [{ store }] = stores as [(typeof stores)[number]];

const headers = { 'content-type': 'application/json', 'x-duebook-protocol': '1' };
const pull = { collection: 'accounts', checkpoint: null, limit: 1 };

describe('requests that are too many', () => {
  it('are refused for the device that sends them, with the time to wait, and for no other', async () => {
    const limits = { perDevice: { perSecond: 1, burst: 5 } };
    const tenant = await openTestTenant(store, limits);
    const [busy, other] = [await tenant.signIn('amelie'), await tenant.signIn('amelie')];
    const send = (token: string) =>
      tenant.app.inject({
        method: 'POST',
        url: '/v1/sync/pull',
        headers: { ...headers, authorization: `Bearer ${token}` },
        payload: pull,
      });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await send(busy.reply.accessToken)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await send(busy.reply.accessToken);
    expect([refused.headers['retry-after'], refused.json().code]).toEqual(['1', 'TOO_MANY_ATTEMPTS']);
    expect((await send(other.reply.accessToken)).statusCode).toBe(200);
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 1000);
    expect((await send(busy.reply.accessToken)).statusCode).toBe(200);
  });

  it('are refused for a user on many devices, and for an address without a session', async () => {
    const tenant = await openTestTenant(store, {
      perUser: { perSecond: 1, burst: 3 },
      perAddress: { perSecond: 1, burst: 4 },
    });
    const sessions = [await tenant.signIn('amelie'), await tenant.signIn('amelie')];
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const token = sessions[n % 2]?.reply.accessToken;
      statuses.push((await tenant.post('/v1/sync/pull', pull, token)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    await tenant.signIn('tomasz');
    await tenant.signIn('tomasz');
    await expect(tenant.signIn('tomasz')).rejects.toThrow('429');
  });

  it('are counted in buckets that fill again, keep to their bound, and do not follow a clock set back', () => {
    const limiter = createRateLimiter({ perSecond: 2, burst: 2 }, 10);
    const taken = [0, 0, 0, 400, 500, 500].map((now) => limiter.take('a', now));
    expect(taken).toEqual([0, 0, 500, 100, 0, 500]);
    expect(limiter.take('a', -1_000_000)).toBe(500);
    for (let n = 0; n < 100; n += 1) limiter.take(`other ${n}`, 0);
    expect(limiter.size()).toBe(10);
  });
});
