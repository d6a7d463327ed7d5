import type { AddressInfo } from 'node:net';
import { createParser } from 'eventsource-parser';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Hint, hintSchema } from '../../src-shared/protocol/sync-api.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

type OpenStream = { readonly next: () => Promise<Hint | 'closed'> };

async function openStream(port: number, session: TestSession): Promise<OpenStream> {
  const reply = await fetch(`http://127.0.0.1:${port}/v1/sync/stream`, {
    headers: { 'x-duebook-protocol': '1', authorization: `Bearer ${session.reply.accessToken}` },
  });
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const hints: Hint[] = [];
  const parser = createParser({
    onEvent: (event) => {
      hints.push(hintSchema.strict().parse(JSON.parse(event.data)));
    },
  });
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    next: async () => {
      for (;;) {
        const hint = hints.shift();
        if (hint !== undefined) return hint;
        const chunk = await reader?.read();
        if (chunk?.value === undefined) return 'closed';
        parser.feed(chunk.value);
      }
    },
  };
}

describe.each(stores)('the stream of hints on $name', ({ store }) => {
  async function openTenant(limits: Parameters<typeof openTestTenant>[1] = {}) {
    const tenant = await openTestTenant(store, limits);
    await tenant.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = tenant.app.server.address() as AddressInfo;
    const open = async (session: TestSession) => {
      const stream = await openStream(port, session);
      expect(await stream.next()).toMatchObject({ collections: expect.arrayContaining(['accounts']) });
      return stream;
    };
    return { tenant, open };
  }

  it('takes no room from requests while it is open', async () => {
    const { tenant, open } = await openTenant({ maxRunning: 1, maxWorking: 1 });
    const amelie = await tenant.signIn('amelie');
    await open(amelie);
    await open(amelie);
    expect((await amelie.pull('accounts')).upToDate).toBe(true);
    await tenant.app.close();
  });

  it('has its device seen for as long as it is open', async () => {
    const { tenant, open } = await openTenant({ sightingMs: 20 });
    const [amelie, admin] = [await tenant.signIn('amelie'), await tenant.signIn('admin')];
    await open(amelie);
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 120_000);
    await vi.waitFor(async () => {
      const asked = { after: null, limit: 10, userId: 'amelie' };
      const { body } = await tenant.post('/v1/admin/devices/list', asked, admin.reply.accessToken);
      expect(body).toMatchObject({ devices: [{ lastSeenAt: tenant.clock.now.toISOString() }] });
    }, 30_000);
    await tenant.app.close();
    expect(tenant.bugs).toEqual([]);
  });

  it('hints at what is new for each session, holds no data, and ends when the server stops', async () => {
    const { tenant, open } = await openTenant();
    const amelie = await tenant.signIn('amelie');
    const tomasz = await tenant.signIn('tomasz');
    const streams = { amelie: await open(amelie), tomasz: await open(tomasz) };
    // Heard before the rest is done: a notice may come after the transaction that it tells of has ended.
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    expect(await streams.amelie.next()).toMatchObject({ collections: ['accounts'] });
    await amelie.send([noteCommand(amelie, 'a1')]);
    const seen = new Set<string>();
    while (!seen.has('activities') || !seen.has('outcomes')) {
      const hint = await streams.amelie.next();
      if (hint === 'closed') throw new Error('the stream ended');
      for (const name of hint.collections) seen.add(name);
    }
    expect([...seen].sort()).toEqual(['activities', 'outcomes']);
    await tenant.write([{ collection: 'accounts', document: buildAccount('t1', 'tomasz') }]);
    // The first that the other collector hears of is the other collector's own.
    expect(await streams.tomasz.next()).toMatchObject({ collections: ['accounts'] });
    await tenant.app.close();
    expect(await streams.tomasz.next()).toBe('closed');
  });

  it('ends at once for a device that is revoked and a user who is deactivated, and for nobody else', async () => {
    const { tenant, open } = await openTenant();
    const admin = (await tenant.signIn('admin')).reply.accessToken;
    const [amelie, other, tomasz] = [
      await tenant.signIn('amelie'),
      await tenant.signIn('amelie'),
      await tenant.signIn('tomasz'),
    ];
    const streams = { amelie: await open(amelie), other: await open(other), tomasz: await open(tomasz) };
    await tenant.post('/v1/admin/devices/revoke', { deviceId: amelie.deviceId }, admin);
    expect(await streams.amelie.next()).toBe('closed');
    const inactive = { id: 'tomasz', name: 'tomasz', role: 'collector', active: false, territories: [] };
    expect((await tenant.post('/v1/admin/users/update', inactive, admin)).status).toBe(200);
    // Who works here is reference data, which everybody is told of; whether before the end is of no account.
    const last = await streams.tomasz.next();
    if (last !== 'closed') {
      expect(last).toMatchObject({ collections: ['reference'] });
      expect(await streams.tomasz.next()).toBe('closed');
    }
    expect(await streams.other.next()).toMatchObject({ collections: ['reference'] });
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    expect(await streams.other.next()).toMatchObject({ collections: ['accounts'] });
    await tenant.app.close();
  });

  it('ends for a user whose scope changed: the workstation connects again and learns of it', async () => {
    const { tenant, open } = await openTenant();
    const admin = (await tenant.signIn('admin')).reply.accessToken;
    const stream = await open(await tenant.signIn('ruth'));
    await tenant.post('/v1/admin/territories', { name: 'South' }, admin);
    const team = { id: 'ruth', name: 'ruth', role: 'manager', active: true, territories: ['South'] };
    expect((await tenant.post('/v1/admin/users/update', team, admin)).status).toBe(200);
    expect(await stream.next()).toBe('closed');
    await tenant.app.close();
  });

  it('is held open by a device twice at most: another one ends the oldest, and nobody else is concerned', async () => {
    const { tenant, open } = await openTenant();
    const [amelie, other] = [await tenant.signIn('amelie'), await tenant.signIn('amelie')];
    const streams = [await open(other), await open(amelie), await open(amelie), await open(amelie)] as const;
    expect(await streams[1].next()).toBe('closed');
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    for (const stream of [streams[0], streams[2], streams[3]]) {
      expect(await stream.next()).toMatchObject({ collections: ['accounts'] });
    }
    await open(amelie);
    expect(await streams[2].next()).toBe('closed');
    await tenant.app.close();
  });

  it('is held open by a user with many devices so often at most; what was closed does not count', async () => {
    const { tenant, open } = await openTenant({ maxStreamsPerUser: 2 });
    const devices = await Promise.all([1, 2, 3, 4].map(() => tenant.signIn('amelie')));
    const [first, second, third, fourth] = devices as [TestSession, TestSession, TestSession, TestSession];
    const ended = await open(first);
    await tenant.post('/v1/session/end', {}, first.reply.accessToken);
    expect(await ended.next()).toBe('closed');
    const streams = [await open(second), await open(third)] as const;
    const colleague = await open(await tenant.signIn('tomasz'));
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    expect(await streams[0].next()).toMatchObject({ collections: ['accounts'] });
    await open(fourth);
    expect(await streams[0].next()).toBe('closed');
    await tenant.write([{ collection: 'accounts', document: buildAccount('t1', 'tomasz') }]);
    expect(await colleague.next()).toMatchObject({ collections: ['accounts'] });
    await tenant.app.close();
  });

  it('is not opened without a session', async () => {
    const tenant = await openTestTenant(store);
    const reply = await tenant.app.inject({ url: '/v1/sync/stream', headers: { 'x-duebook-protocol': '1' } });
    expect(reply.statusCode).toBe(401);
  });
});
