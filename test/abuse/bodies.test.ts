import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src-server/store/store.ts';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { openTestPglite } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer, requestHeaders } from './fixtures/abuse-server.ts';
import { batch, buildCommand } from './fixtures/commands.ts';
import { matrix } from './fixtures/foreign-rows.ts';
import { type ProcedureName, pathOf } from './fixtures/procedures.ts';
import { exchange, statusesIn } from './fixtures/raw-http.ts';
import { expectAnswer, expectRefusal } from './fixtures/replies.ts';
import { type ValidRequest, validRequests } from './fixtures/valid-requests.ts';
import { openWorld, type World } from './fixtures/world.ts';

const names = (Object.keys(matrix) as ProcedureName[]).filter((name) => name !== 'session.signOut');
const bombBytes = 200_000_000;

let store: Store;
let server: AbuseServer;
let world: World;
let url: string;
let port: number;
let requests: ReadonlyMap<string, ValidRequest>;

beforeAll(async () => {
  store = await openTestPglite();
  server = await openAbuseServer(store);
  world = await openWorld(server);
  port = await server.listen();
  url = `http://127.0.0.1:${port}`;
  requests = new Map(validRequests(world).map((request) => [request.name, request]));
});
afterAll(async () => {
  await server.app.close();
  await store.close();
});

function requestFor(name: ProcedureName): ValidRequest {
  const request = requests.get(name);
  if (request === undefined) throw new Error(`no valid request for ${name}`);
  return request;
}

/** Sends a body as it is over HTTP to a procedure, as somebody who may call it. */
async function send(
  name: ProcedureName,
  body: string | Buffer<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
) {
  const { device } = requestFor(name);
  const reply = await fetch(url + pathOf(name), {
    method: 'POST',
    headers: { ...requestHeaders(device.token), ...headers },
    body,
  });
  return { status: reply.status, text: await reply.text() };
}

function nested(depth: number): string {
  return `${'{"a":['.repeat(depth / 2)}${']}'.repeat(depth / 2)}`;
}

describe.each(names)('%s', (name) => {
  it('refuses a body that is no JSON, no object, or nothing', async () => {
    const bodies = ['', '{', '{"a":}', 'null', '5', '"text"', '[]', 'true', '\u0000', '﻿{}', 'NaN', "{'a':1}"];
    for (const body of bodies) {
      const reply = await send(name, body);
      const takesNothing = ['admin.verifyAudit'].includes(name) && reply.status === 200;
      if (!takesNothing) expectRefusal(reply, body);
    }
  });

  it('refuses values that are 10,000 deep, wherever they stand', async () => {
    const { body } = requestFor(name);
    expectAnswer(await send(name, nested(10_000)), 'the body itself');
    for (const key of [...Object.keys(body as object), 'extra']) {
      const text = JSON.stringify({ ...(body as object), [key]: '<deep>' });
      expectAnswer(await send(name, text.replaceAll('"<deep>"', nested(10_000))), key);
    }
    expectAnswer(await send(name, '['.repeat(1_000_000)), 'never closed');
  });

  it('refuses 10 MB of any kind for their length, before they are sent', async () => {
    const { device } = requestFor(name);
    for (const kind of ['application/json', 'application/octet-stream']) {
      const headers = { ...requestHeaders(device.token), 'content-type': kind, 'content-length': '10000000' };
      const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}`);
      const head = [`POST ${pathOf(name)} HTTP/1.1`, 'host: x', 'connection: close', ...lines, '', ''].join(
        '\r\n',
      );
      const received = await exchange(port, `${head}{`);
      expect([413, 415], kind).toContain(statusesIn(received)[0]);
    }
  });

  it('takes no member from a prototype and gives none to it', async () => {
    const { body } = requestFor(name);
    const text = JSON.stringify(body);
    const hostile = [
      '"__proto__":{"polluted":true}',
      '"constructor":{"prototype":{"polluted":true}}',
      '"toString":1',
      '"hasOwnProperty":null',
      '"__proto__":null',
    ];
    for (const member of hostile) {
      expectAnswer(await send(name, text.replace('{', text === '{}' ? `{${member}` : `{${member},`)), member);
    }
    // Everything that the request needs comes from the prototype that its text names.
    const only = `{"__proto__":${text}}`;
    if (text !== '{}') expectRefusal(await send(name, only), only.slice(0, 60));
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('refuses bodies of another kind, and compressed ones without unfolding them', async () => {
    const text = JSON.stringify(requestFor(name).body);
    const kinds = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/xml',
    ];
    for (const kind of [...kinds, 'application/octet-stream', 'application/json-seq', 'x']) {
      expectRefusal(await send(name, text, { 'content-type': kind }), kind);
    }
    for (const [coding, body] of [
      ['gzip', gzipSync(text)],
      ['br', brotliCompressSync(text)],
      ['deflate', gzipSync(text)],
      ['gzip, gzip', gzipSync(gzipSync(text))],
      ['x-unknown', Buffer.from(text)],
    ] as const) {
      expectRefusal(await send(name, body, { 'content-encoding': coding }), coding);
    }
  });
});

describe('bodies', () => {
  it('of 10 MB are refused when their length is told, and when it is not', async () => {
    const text = JSON.stringify(batch(world.devices.amelie, 'x'.repeat(10_000_000)));
    expect(expectRefusal(await send('sync.commands', text), 'with a length')).toBe('REQUEST_TOO_LARGE');
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const lines = Object.entries(requestHeaders(world.devices.amelie.token)).map(
      ([key, value]) => `${key}: ${value}`,
    );
    const head = [
      'POST /v1/sync/commands HTTP/1.1',
      'host: x',
      'transfer-encoding: chunked',
      ...lines,
      '',
      '',
    ];
    const received = await exchange(port, `${head.join('\r\n')}${chunk.repeat(160)}`);
    expect(statusesIn(received)).toEqual([413]);
  });

  it('of strangers are refused when they are longer than any sign-in', async () => {
    const body = { ...(requestFor('session.signIn').body as object), deviceName: 'x'.repeat(70_000) };
    const reply = await send('session.signIn', JSON.stringify(body));
    expect(expectRefusal(reply, 'a long sign-in')).toBe('REQUEST_TOO_LARGE');
  });

  it('that unfold to hundreds of megabytes are refused without doing so', async () => {
    // Parts of gzip that follow each other unfold as one.
    const part = gzipSync(Buffer.alloc(bombBytes / 20));
    const bombs = {
      gzip: Buffer.concat(Array.from({ length: 20 }, () => part)),
      br: brotliCompressSync(Buffer.alloc(bombBytes), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    };
    const before = process.memoryUsage().rss;
    for (const [coding, bomb] of Object.entries(bombs)) {
      for (const name of ['session.signIn', 'sync.commands'] as const) {
        expectRefusal(await send(name, bomb, { 'content-encoding': coding }), coding);
      }
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(bombBytes / 2);
  });

  it('with a member twice are read one way: the check and what is stored see the same one', async () => {
    const { amelie } = world.devices;
    const command = buildCommand(amelie, world.own.amelie.accountId, { input: noteInput({ note: 'last' }) });
    const twice = JSON.stringify(batch(amelie, command))
      .replace('"note":', '"note":"first","note":')
      .replace('"accountId":', `"accountId":"${world.colleague.accountId}","accountId":`)
      .replace('"deviceId":', `"deviceId":"${world.colleague.deviceId}","deviceId":`);
    const reply = await send('sync.commands', twice);
    expect(JSON.parse(reply.text).results).toMatchObject([{ outcome: { status: 'applied' } }]);
    const pull = await amelie.post('/v1/sync/pull', {
      collection: 'activities',
      checkpoint: null,
      limit: 100,
    });
    const notes = JSON.parse(pull.text).documents.map((one: { note: string }) => one.note);
    expect(notes).toContain('last');
    expect(notes).not.toContain('first');
    const other = JSON.stringify(batch(amelie, buildCommand(amelie, world.own.amelie.accountId)));
    const swapped = other.replace(/"accountId":"[^"]+"/, `$&,"accountId":"${world.colleague.accountId}"`);
    const refused = JSON.parse((await send('sync.commands', swapped)).text);
    expect(refused.results[0].outcome.failures).toEqual([{ code: 'ACCOUNT_NOT_FOUND', params: {} }]);
  });

  it('with a query beside them take nothing from it', async () => {
    const { device, body } = requestFor('sync.pull');
    const path = `${pathOf('sync.pull')}?collection=outcomes&limit=5000&checkpoint[seq]=1&__proto__[polluted]=1`;
    const reply = await server.call('POST', path, body, device.token);
    const plain = await server.call('POST', pathOf('sync.pull'), body, device.token);
    expect(reply.text).toBe(plain.text);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
