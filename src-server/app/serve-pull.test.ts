import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession } from '../../test/fixtures/server/test-tenant.ts';
import { documentSamples } from '../store/document-samples.fixture.ts';
import type { ServerLimits } from './server-limits.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));
const [{ store }] = stores as [(typeof stores)[number]];

/** Far more than what a connection takes in before somebody reads. */
const pageBytes = 8_000_000;

async function listen(limits: Partial<ServerLimits>) {
  const tenant = await openTestTenant(store, limits);
  await tenant.write([
    { collection: 'accounts', document: buildAccount('a', 'amelie') },
    ...Array.from({ length: pageBytes / 4000 }, (_, n) => ({
      collection: 'activities' as const,
      document: collectionSchemas.activities.parse({
        ...documentSamples.activities,
        ...{ id: `n${n}`, accountId: 'a', note: 'x'.repeat(4000) },
      }),
    })),
  ]);
  const amelie = await tenant.signIn('amelie');
  const tomasz = await tenant.signIn('tomasz');
  await tenant.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = tenant.app.server.address() as AddressInfo;
  /** Asks for a page, and reads nothing of it until it is told to. */
  const pull = ({ reply }: TestSession): Socket => {
    const socket = connect(port, '127.0.0.1');
    const body = JSON.stringify({ collection: 'activities', checkpoint: null, limit: 5000 });
    const head = ['POST /v1/sync/pull HTTP/1.1', 'host: x', 'x-duebook-protocol: 1', 'connection: close'];
    socket.write(
      [
        ...head,
        'content-type: application/json',
        `authorization: Bearer ${reply.accessToken}`,
        `content-length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
    return socket;
  };
  return { tenant, amelie, tomasz, pull };
}

async function readAll(socket: Socket): Promise<number> {
  let bytes = 0;
  for await (const chunk of socket) bytes += (chunk as Buffer).length;
  return bytes;
}

const stalled = { pullStallMs: 60_000, maxWaitMs: 60_000 };

describe('a page that nobody reads', () => {
  it('keeps its device waiting and nobody else, until it is read or its connection is gone', async () => {
    const { tenant, amelie, tomasz, pull } = await listen({ ...stalled, maxPullsPerDevice: 2 });
    const [first, second] = [pull(amelie), pull(amelie)];
    for (const socket of [first, second]) await once(socket, 'readable');
    const third = pull(amelie);
    const fourth = pull(amelie);
    // Others are served meanwhile, and so is all else that the device asks.
    expect((await tomasz.pull('accounts')).upToDate).toBe(true);
    const answered = await tenant.post(
      '/v1/sync/digest',
      { collections: ['accounts'] },
      amelie.reply.accessToken,
    );
    expect(answered.status).toBe(200);
    expect(third.readableLength).toBe(0);
    first.destroy();
    await once(third, 'readable');
    expect(fourth.readableLength).toBe(0);
    expect(await readAll(second)).toBeGreaterThan(pageBytes);
    await once(fourth, 'readable');
    expect(await readAll(third)).toBeGreaterThan(pageBytes);
    expect(await readAll(fourth)).toBeGreaterThan(pageBytes);
    await tenant.app.close();
    expect(tenant.bugs).toEqual([]);
  });

  it('takes no more places than a user may have, whichever device asks', async () => {
    const { tenant, amelie, pull } = await listen({ ...stalled, maxPullsPerUser: 1 });
    const elsewhere = await tenant.signIn('amelie');
    const first = pull(amelie);
    await once(first, 'readable');
    const second = pull(elsewhere);
    await tenant.signIn('ruth');
    expect(second.readableLength).toBe(0);
    first.destroy();
    expect(await readAll(second)).toBeGreaterThan(pageBytes);
    await tenant.app.close();
  });

  it('is given up after a time, and its place is free', async () => {
    const { tenant, amelie, pull } = await listen({ ...stalled, maxPullsPerDevice: 1, pullStallMs: 100 });
    const first = pull(amelie);
    await once(first, 'readable');
    const second = pull(amelie);
    expect(await readAll(second)).toBeGreaterThan(pageBytes);
    first.on('error', () => undefined);
    expect(await readAll(first).catch(() => 0)).toBeLessThan(pageBytes);
    await tenant.app.close();
    expect(tenant.bugs).toEqual([]);
  });
});
