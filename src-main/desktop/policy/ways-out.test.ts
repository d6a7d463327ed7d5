import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sent } from '../../engine/ports/send-request.ts';
import { whyOffline } from '../../sync/why-offline.ts';
import { closeNow, listenHere, portOf, startTunnelProxy } from './company-network.fixture.ts';
import { direct, sendAsTold } from './ways-out.ts';

type Proxy = Awaited<ReturnType<typeof startTunnelProxy>>;

/** A server that has a name for proxies alone, and two proxies that lead there; all on loopback. */
describe('the ways out that the system tells', { timeout: 30_000 }, () => {
  let server: Server;
  let [one, other]: Proxy[] = [];
  // Nobody listens there.
  const gone = 'http://127.0.0.1:9';
  const world = { ways: [] as readonly string[], asked: [] as string[], nowMs: 0 };
  const send = () =>
    sendAsTold(
      async (url) => {
        world.asked.push(url);
        return world.ways;
      },
      () => world.nowMs,
    );
  const url = (path = '', name = 'duebook.test') => `http://${name}:${portOf(server)}/${path}`;
  const came = async (sent: Promise<Sent>) => {
    const what = await sent;
    return 'response' in what ? await what.response.text() : whyOffline(what.error, what.isProxied);
  };
  const tunnels = () => [one?.tunnels.length, other?.tunnels.length];

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end(`${request.method} ${request.url} ${Buffer.concat(chunks)}`);
    });
    await listenHere(server);
  });
  beforeEach(async () => {
    one?.close();
    other?.close();
    one = await startTunnelProxy(() => portOf(server));
    other = await startTunnelProxy(() => portOf(server));
    Object.assign(world, { ways: [], asked: [], nowMs: 0 });
  });
  afterAll(() => {
    one?.close();
    other?.close();
    closeNow(server);
  });

  it('are asked for with each request, for that very address', async () => {
    const sender = send();
    world.ways = [one?.address ?? ''];
    expect(await came(sender(url('pull'), {}))).toBe('GET /pull ');
    // Another network meanwhile.
    world.ways = [other?.address ?? ''];
    expect(await came(sender(url('upload'), { method: 'PUT', body: 'file' }))).toBe('PUT /upload file');
    expect(world.asked).toEqual([url('pull'), url('upload')]);
    expect(tunnels()).toEqual([1, 1]);
  });

  it('are asked for an address that a person has typed since', async () => {
    const sender = send();
    world.ways = [one?.address ?? ''];
    await came(sender(url('', 'first.test'), {}));
    await came(sender(url('', 'second.test'), {}));
    expect(one?.tunnels).toEqual([`first.test:${portOf(server)}`, `second.test:${portOf(server)}`]);
  });

  it('are tried one after the other until one is reached, with everything that was to be sent', async () => {
    world.ways = [gone, other?.address ?? '', direct];
    expect(await came(send()(url('commands'), { method: 'POST', body: 'promise' }))).toBe(
      'POST /commands promise',
    );
    expect(tunnels()).toEqual([0, 1]);
  });

  it('end with the straight one where it is told', async () => {
    // Of this machine, but not one of the names that never go through a proxy.
    const beside = createServer((_request, response) => response.end('straight'));
    await listenHere(beside, '127.0.0.2');
    world.ways = [gone, direct];
    expect(await came(send()(`http://127.0.0.2:${portOf(beside)}/`, {}))).toBe('straight');
    closeNow(beside);
  });

  it('say that the proxy is not there where none of them is reached', async () => {
    world.ways = [gone, direct];
    expect(await came(send()(url(), {}))).toBe('proxy');
  });

  it('stay with a proxy that is there and lets nothing through', async () => {
    if (one !== undefined) one.answer.status = 407;
    world.ways = [one?.address ?? '', other?.address ?? ''];
    expect(await came(send()(url(), {}))).toBe('proxyRefused');
    expect(tunnels()).toEqual([1, 0]);
  });

  it('put one that was not reached behind the others for a minute, and then try it again', async () => {
    const sender = send();
    world.ways = [one?.address ?? '', other?.address ?? ''];
    await came(sender(url(), {}));
    expect(one?.tunnels).toHaveLength(1);
    one?.close();
    await came(sender(url('', 'second.test'), {}));
    one = await startTunnelProxy(() => portOf(server), portOfAddress(world.ways[0]));
    await came(sender(url('', 'third.test'), {}));
    expect(one.tunnels).toEqual([]);
    world.nowMs = 60_001;
    await came(sender(url('', 'fourth.test'), {}));
    expect(one.tunnels).toEqual([`fourth.test:${portOf(server)}`]);
  });

  it('are none for this machine itself, and the straight one where none is told', async () => {
    world.ways = [gone];
    expect(await came(send()(url('', '127.0.0.1'), {}))).toBe('GET / ');
    expect(world.asked).toEqual([]);
    world.ways = [];
    expect(await came(send()(url('', 'nobody.invalid'), {}))).toBeUndefined();
  });

  it('are not waited for longer than the request may take', async () => {
    const sender = sendAsTold(
      () => new Promise(() => undefined),
      () => 0,
    );
    const ending = new AbortController();
    const sent = sender(url(), { signal: ending.signal });
    ending.abort();
    expect(await came(sent)).toBeUndefined();
    expect(await came(sender(url(), { signal: ending.signal }))).toBeUndefined();
  });
});

function portOfAddress(address = ''): number {
  return Number(new URL(address).port);
}
