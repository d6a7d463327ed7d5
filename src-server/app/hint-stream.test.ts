import type { AddressInfo } from 'node:net';
import { createParser } from 'eventsource-parser';
import { afterAll, describe, expect, it } from 'vitest';
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
  it('hints at what is new for each session, holds no data, and ends when the server stops', async () => {
    const tenant = await openTestTenant(store);
    await tenant.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = tenant.app.server.address() as AddressInfo;
    const amelie = await tenant.signIn('amelie');
    const tomasz = await tenant.signIn('tomasz');
    await tenant.write([{ collection: 'accounts', document: buildAccount('a1', 'amelie') }]);
    const streams = { amelie: await openStream(port, amelie), tomasz: await openStream(port, tomasz) };
    for (const stream of Object.values(streams)) {
      expect(await stream.next()).toMatchObject({
        seq: 1,
        collections: expect.arrayContaining(['accounts']),
      });
    }
    await amelie.send([noteCommand(amelie, 'a1')]);
    expect(await streams.amelie.next()).toEqual({ seq: 2, collections: ['activities'] });
    expect(await streams.amelie.next()).toEqual({ seq: 3, collections: ['outcomes'] });
    await tenant.write([{ collection: 'accounts', document: buildAccount('t1', 'tomasz') }]);
    expect(await streams.tomasz.next()).toEqual({ seq: 4, collections: ['accounts'] });
    await tenant.app.close();
    expect(await streams.tomasz.next()).toBe('closed');
  });

  it('is not opened without a session', async () => {
    const tenant = await openTestTenant(store);
    const reply = await tenant.app.inject({ url: '/v1/sync/stream', headers: { 'x-duebook-protocol': '1' } });
    expect(reply.statusCode).toBe(401);
  });
});
