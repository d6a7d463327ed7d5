import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src-server/store/store.ts';
import { openTestPglite } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer, requestHeaders } from './fixtures/abuse-server.ts';
import { exchange, openRaw, statusesIn } from './fixtures/raw-http.ts';
import { expectRefusal } from './fixtures/replies.ts';
import { openWorld, type World } from './fixtures/world.ts';

const requestTimeoutMs = 1000;
const slowRequests = 20;
const maxRunning = 10;
const pullBody = JSON.stringify({ collection: 'accounts', checkpoint: null, limit: 1 });

let store: Store;
let server: AbuseServer;
let world: World;
let port: number;

beforeAll(async () => {
  store = await openTestPglite();
  server = await openAbuseServer(store, { limits: { requestTimeoutMs, maxRunning } });
  world = await openWorld(server);
  port = await server.listen();
});
afterAll(async () => {
  await server.app.close();
  await store.close();
});

/** The head of a request as it goes over the wire, with further lines. */
function head(line: string, token: string | undefined, ...lines: readonly string[]): string {
  const headers = Object.entries(requestHeaders(token)).map(([name, value]) => `${name}: ${value}`);
  return [line, 'host: duebook.test', ...headers, ...lines, '', ''].join('\r\n');
}

function pullHead(token: string | undefined, ...lines: readonly string[]): string {
  return head('POST /v1/sync/pull HTTP/1.1', token, ...lines);
}

/** The last reply of a connection, read as a reply of the server. */
function replyIn(received: string) {
  const [status] = statusesIn(received);
  const text = received.slice(received.indexOf('\r\n\r\n') + 4);
  return { status: status ?? 0, text };
}

/** Asks as an honest workstation; the body is small and whole. */
async function pullHonestly(): Promise<number> {
  const reply = await fetch(`http://127.0.0.1:${port}/v1/sync/pull`, {
    method: 'POST',
    headers: requestHeaders(world.devices.amelie.token),
    body: pullBody,
  });
  await reply.text();
  return reply.status;
}

describe('bodies that come byte by byte', () => {
  it.each([
    ['with a session', 'POST /v1/sync/pull HTTP/1.1', true],
    ['of strangers who sign in', 'POST /v1/session HTTP/1.1', false],
  ])('do not keep others from being answered, and are ended: %s', async (_who, line, hasSession) => {
    const token = hasSession ? world.devices.amelie.token : undefined;
    const slow = await Promise.all(Array.from({ length: slowRequests }, () => openRaw(port)));
    for (const { socket } of slow) socket.write(`${head(line, token, 'content-length: 100')}{`);
    const trickle = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write(' ');
    }, 250);
    try {
      // The last of them has been read when the server has answered one that came after it.
      await server.call('GET', '/livez');
      expect(await pullHonestly()).toBe(200);
      await Promise.all(slow.map(({ closed }) => closed));
    } finally {
      clearInterval(trickle);
    }
    for (const { received } of slow) expectRefusal(replyIn(received()), 'a body that never ends');
    expect(await pullHonestly()).toBe(200);
  });

  it('end when their head never does', async () => {
    const connection = await openRaw(port);
    connection.socket.write('POST /v1/sync/pull HTTP/1.1\r\nhost: x\r\n');
    await connection.closed;
    expectRefusal(replyIn(connection.received()), 'a head that never ends');
  });
});

describe('many connections', () => {
  it('that say nothing keep nobody from being answered', async () => {
    const idle = await Promise.all(Array.from({ length: 300 }, () => openRaw(port)));
    expect(await Promise.all(Array.from({ length: maxRunning }, pullHonestly))).not.toContain(503);
    for (const { socket } of idle) socket.destroy();
  });

  it('that are cut in the middle of a request take no place for good', async () => {
    for (let round = 0; round < 3 * maxRunning; round += 1) {
      const connection = await openRaw(port);
      connection.socket.write(`${pullHead(world.devices.amelie.token, 'content-length: 100')}{`);
      connection.socket.destroy();
      await connection.closed;
    }
    await expect.poll(pullHonestly).toBe(200);
  });
});

describe('heads', () => {
  it.each([
    ['one huge header', `x-fill: ${'a'.repeat(200_000)}`],
    ['many headers', Array.from({ length: 5000 }, (_, n) => `x-fill-${n}: ${'a'.repeat(20)}`).join('\r\n')],
  ])('of %s are refused', async (what, lines) => {
    const received = await exchange(port, pullHead(world.devices.amelie.token, lines, 'content-length: 0'));
    expectRefusal(replyIn(received), what);
    expect(await pullHonestly()).toBe(200);
  });

  it('of a huge token or a huge path are refused', async () => {
    const token = 'A'.repeat(9000);
    expectRefusal(
      replyIn(await exchange(port, pullHead(token, 'connection: close', 'content-length: 0'))),
      'token',
    );
    const path = head(
      `POST /v1/${'a'.repeat(12_000)} HTTP/1.1`,
      undefined,
      'connection: close',
      'content-length: 0',
    );
    expectRefusal(replyIn(await exchange(port, path)), 'path');
  });
});

describe('a second request that is smuggled in the body of a first', () => {
  const smuggled = 'GET /livez HTTP/1.1\r\nhost: x\r\n\r\n';
  const chunk = '0\r\n\r\n';
  const forms: readonly (readonly [string, readonly string[], string])[] = [
    [
      'both lengths',
      [`content-length: ${chunk.length}`, 'transfer-encoding: chunked'],
      `${chunk}${smuggled}`,
    ],
    [
      'both lengths, the other way round',
      ['transfer-encoding: chunked', 'content-length: 0'],
      `${chunk}${smuggled}`,
    ],
    ['two lengths', ['content-length: 2', `content-length: ${2 + smuggled.length}`], `{}${smuggled}`],
    ['a list of lengths', [`content-length: 2, ${2 + smuggled.length}`], `{}${smuggled}`],
    ['a length with a sign', ['content-length: +2'], `{}${smuggled}`],
    ['a negative length', ['content-length: -2'], `{}${smuggled}`],
    ['a length that overflows', ['content-length: 18446744073709551618'], `{}${smuggled}`],
    ['a hidden coding', ['transfer-encoding : chunked', 'content-length: 2'], `{}${smuggled}`],
    ['an unknown coding', ['transfer-encoding: xchunked'], `${chunk}${smuggled}`],
    ['a coding after the chunks', ['transfer-encoding: chunked, identity'], `${chunk}${smuggled}`],
    ['a folded header', ['transfer-encoding:\r\n chunked', 'content-length: 2'], `{}${smuggled}`],
    [
      'a bare line feed',
      [`x: y\ncontent-length: ${2 + smuggled.length}`, 'content-length: 2'],
      `{}${smuggled}`,
    ],
    ['a chunk size that overflows', ['transfer-encoding: chunked'], `fffffffffffffffff\r\n{}\r\n${chunk}`],
    ['a negative chunk size', ['transfer-encoding: chunked'], `-2\r\n{}\r\n${chunk}${smuggled}`],
    ['a NUL in a header', ['x: a\0b', 'content-length: 0'], smuggled],
  ];
  it.each(forms)('is not answered: %s', async (what, lines, body) => {
    const received = await exchange(port, `${pullHead(world.devices.amelie.token, ...lines)}${body}`);
    expect(statusesIn(received)).toEqual([400]);
    expectRefusal(replyIn(received), what);
  });
});

describe('methods', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'BREW', 'post'])(
    '%s is refused where it has no meaning',
    async (method) => {
      const lines = ['connection: close', 'content-length: 0'];
      const request = head(`${method} /v1/admin/users HTTP/1.1`, world.devices.admin.token, ...lines);
      expectRefusal(replyIn(await exchange(port, request)), method);
    },
  );

  it('HEAD tells nothing of what a stream or a list holds', async () => {
    const request = head('HEAD /v1/sync/stream HTTP/1.1', undefined, 'connection: close');
    const { status, text } = replyIn(await exchange(port, request));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).toBe('');
  });

  it.each([
    ['a tunnel', 'CONNECT duebook.test:443 HTTP/1.1', []],
    [
      'another protocol',
      'POST /v1/sync/pull HTTP/1.1',
      ['connection: Upgrade, close', 'upgrade: h2c', 'content-length: 0'],
    ],
    [
      'an expectation',
      'POST /v1/sync/pull HTTP/1.1',
      ['expect: 200-maybe', 'connection: close', 'content-length: 0'],
    ],
    ['a version that is none', 'POST /v1/sync/pull HTTP/9.9', ['content-length: 0']],
  ] as const)('%s is not opened', async (_what, line, lines) => {
    const received = await exchange(port, head(line, undefined, ...lines));
    for (const status of statusesIn(received)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect(await pullHonestly()).toBe(200);
  });
});

describe('addresses', () => {
  const spellings = [
    '//v1/sync/pull',
    '/v1//sync/pull',
    '/v1/sync/pull/',
    '/V1/SYNC/PULL',
    '/v1/./sync/pull',
    '/x/../v1/sync/pull',
    '/v1/sync/%2e%2e/sync/pull',
    '/v1%2fsync%2fpull',
    '/%76%31/sync/pull',
    '/v1/sync/pul%6c',
    '/v1/sync/pull%00',
    '/v1/sync/pull%0d%0ax: y',
    '/v1/sync/pull;a=b',
    '/v1/sync/pull?collection=outcomes',
    '/v1/sync/pull#fragment',
    '/v1/sync\\pull',
    '/v1/%zz',
    '/v1/%c0%ae%c0%ae/session',
    'http://127.0.0.1/v1/sync/pull',
    'http://evil.test/v1/sync/pull',
    '*',
  ];

  it.each(spellings)('%s is answered once, and as one of its route or as none', async (path) => {
    const lines = ['connection: close', `content-length: ${pullBody.length}`];
    const request = `${head(`POST ${path} HTTP/1.1`, world.devices.amelie.token, ...lines)}${pullBody}`;
    const received = await exchange(port, request);
    expect(statusesIn(received)).toHaveLength(1);
    const reply = replyIn(received);
    if (reply.status !== 200) expectRefusal(reply, path);
  });

  it.each(spellings)('%s does not get around the check of the protocol', async (path) => {
    const lines = ['host: x', 'connection: close', `authorization: Bearer ${world.devices.amelie.token}`];
    const body = ['content-type: application/json', `content-length: ${pullBody.length}`, '', pullBody];
    const received = await exchange(port, [`POST ${path} HTTP/1.1`, ...lines, ...body].join('\r\n'));
    const { status, text } = replyIn(received);
    expect([400, 404, 426]).toContain(status);
    expectRefusal({ status, text }, path);
  });

  it('name a host that means nothing', async () => {
    for (const host of [
      'evil.test/v1/admin/users/list?',
      'a b',
      '[::1',
      'x'.repeat(3000),
      '127.0.0.1:99999999',
    ]) {
      const { authorization } = requestHeaders(world.devices.amelie.token);
      const lines = [`host: ${host}`, 'x-duebook-protocol: 1', `authorization: ${authorization}`];
      const body = [
        'content-type: application/json',
        'connection: close',
        `content-length: ${pullBody.length}`,
      ];
      const request = ['POST /v1/sync/pull HTTP/1.1', ...lines, ...body, '', pullBody].join('\r\n');
      expect(statusesIn(await exchange(port, request))).toEqual([200]);
    }
  });

  it('are taken from the first of pipelined requests to the last, each with its own reply', async () => {
    const connection = await openRaw(port);
    const one = `${pullHead(world.devices.amelie.token, `content-length: ${pullBody.length}`)}${pullBody}`;
    const last = head('GET /livez HTTP/1.1', undefined, 'connection: close');
    connection.socket.write(`${one}${one}${last}`);
    await once(connection.socket, 'close');
    expect(statusesIn(connection.received())).toEqual([200, 200, 200]);
  });
});
