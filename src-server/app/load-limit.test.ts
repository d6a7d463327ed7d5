import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));
const [{ store }] = stores as [(typeof stores)[number]];

const headers = { 'content-type': 'application/json', 'x-duebook-protocol': '1' };
const pull = { collection: 'accounts', checkpoint: null, limit: 1 };

describe('requests that are under way', () => {
  it('are told to come again when the server has no room', async () => {
    const tenant = await openTestTenant(store, { maxRunning: 0 });
    const reply = await tenant.app.inject({ method: 'POST', url: '/v1/sync/pull', headers, payload: pull });
    expect([reply.statusCode, reply.headers['retry-after'], reply.json().code]).toEqual([
      503,
      '2',
      'SERVER_UNAVAILABLE',
    ]);
    expect((await tenant.app.inject('/livez')).statusCode).toBe(200);
    expect(tenant.bugs).toEqual([]);
  });

  it('leave the room that they took, however they end', async () => {
    const tenant = await openTestTenant(store, { maxRunning: 1 });
    for (let n = 0; n < 3; n += 1) expect((await tenant.post('/v1/sync/pull', pull)).status).toBe(401);
    for (let n = 0; n < 3; n += 1) expect((await tenant.post('/v1/session', '{')).status).toBe(400);
    expect((await tenant.signIn('amelie')).userId).toBe('amelie');
  });

  it('hold no place while their body arrives, and only so many bodies arrive from one address', async () => {
    const limits = { maxRunning: 1, maxReadingPerAddress: 2 };
    const tenant = await openTestTenant(store, { ...limits, requestTimeoutMs: 60_000 });
    await tenant.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = tenant.app.server.address() as AddressInfo;
    const head = 'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
    const slow = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    for (const socket of slow) {
      socket.write(`${head}x-duebook-protocol: 1\r\ncontent-length: 1000\r\n\r\n{"userName":`);
    }
    const ask = async (): Promise<number> => {
      const url = `http://127.0.0.1:${port}/v1/session`;
      return (await fetch(url, { method: 'POST', headers, body: '{' })).status;
    };
    // The room is taken by those two and by nobody else.
    await expect.poll(ask).toBe(503);
    const injected = await tenant.app.inject({ url: '/v1/session', method: 'POST', headers, payload: '{' });
    expect(injected.statusCode).toBe(503);
    const elsewhere = await tenant.app.inject({
      ...{ url: '/v1/session', method: 'POST', headers, payload: '{', remoteAddress: '192.0.2.7' },
    });
    expect(elsewhere.statusCode).toBe(400);
    slow[0]?.destroy();
    await expect.poll(ask).toBe(400);
    slow[1]?.destroy();
    await tenant.app.close();
    expect(tenant.bugs).toEqual([]);
  });

  it('leave room for others while they are hint streams', async () => {
    const tenant = await openTestTenant(store, { maxRunning: 1 });
    const { reply } = await tenant.signIn('amelie');
    await tenant.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = tenant.app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const lines = ['GET /v1/sync/stream HTTP/1.1', 'host: x', 'x-duebook-protocol: 1'];
    socket.write([...lines, `authorization: Bearer ${reply.accessToken}`, '', ''].join('\r\n'));
    const [first] = await once(socket, 'data');
    expect(String(first)).toMatch(/^HTTP\/1\.1 200 /);
    expect((await tenant.post('/v1/sync/pull', pull, reply.accessToken)).status).toBe(200);
    socket.destroy();
    await tenant.app.close();
  });
});
