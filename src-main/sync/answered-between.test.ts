import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import { entriesOf } from '../engine/account-lists.fixture.ts';
import { clientOf, firstOf, firstWindowOf, until } from '../engine/engine.fixture.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import { createFileClient } from './files/file-client.ts';
import {
  type ProxiedWorkstation,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from './proxied-workstation.fixture.ts';
import { createServerClient } from './server-client.ts';

type Answer = readonly [status: number, type: string, body: string, location?: string];
const page = '<!doctype html><title>Sign in to the network</title>';

describe('an answer of something between workstation and server', () => {
  let server: Server;
  let answer: Answer;
  let asked: string[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume();
      const [status, type, body, location] = answer;
      const more = location === undefined ? {} : { location };
      response.writeHead(status, { 'content-type': type, ...more }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  /** Every kind of request that the workstation makes. */
  async function askAll(): Promise<readonly unknown[]> {
    const { signal } = new AbortController();
    const serverUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = createServerClient({ serverUrl, signal });
    const files = createFileClient({ serverUrl, signal });
    const accountId = accountIdSchema.parse('account-1');
    const file = { accountId, sha256: 'a'.repeat(64), mediaType: 'image/png', sizeBytes: 5 };
    const replies = await Promise.all([
      client.refresh({ refreshToken: 'r', deviceId: 'd', proof: 'p', leaseNonce: 'n' }),
      client.commands('token', { deviceId: 'd', chain: { n: 0, hash: '' }, commands: [] }, signal),
      client.openStream('token', signal),
      files.send('token', file, null),
      files.fetch('token', file, 0),
    ]);
    return replies.map((reply) => (reply.ok ? reply.value : reply.failure));
  }
  const all = (failure: object) => Array(5).fill(failure);
  const portal = { code: 'OFFLINE', params: { because: 'portal' } };

  it.each([200, 401, 403, 511])('that is a page for people with status %i is a portal', async (status) => {
    answer = [status, 'text/html; charset=utf-8', page];
    expect(await askAll()).toEqual(all(portal));
  });

  it.each([301, 302, 303, 307, 308])(
    'that redirects with %i is a portal, and nothing is sent on to it',
    async (status) => {
      answer = [status, 'text/plain', '', '/login'];
      expect(await askAll()).toEqual(all(portal));
      expect(asked.filter((one) => one.endsWith('/login'))).toEqual([]);
      expect(asked).toHaveLength(5);
    },
  );

  it('that asks for a sign-in at the proxy is the proxy', async () => {
    answer = [407, 'text/html', page];
    expect(await askAll()).toEqual(all({ code: 'OFFLINE', params: { because: 'proxyRefused' } }));
  });

  it('leaves the statuses of a gateway in front of the server what they are', async () => {
    const codeOf = async (status: number) => {
      answer = [status, 'text/html', page];
      const [reply] = await askAll();
      return reply;
    };
    expect(await codeOf(502)).toMatchObject({ code: 'SERVER_UNAVAILABLE' });
    expect(await codeOf(413)).toMatchObject({ code: 'REQUEST_TOO_LARGE' });
    expect(await codeOf(404)).toMatchObject({ code: 'SERVER_REPLY_INVALID' });
  });
});

describe('a workstation behind the sign-in page of a network', { timeout: 120_000 }, () => {
  let parts: ProxiedWorkstation;
  beforeAll(async () => {
    parts = await startProxiedWorkstation();
  }, 60_000);
  afterAll(() => removeProxiedWorkstation(parts));
  afterEach(() => parts.proxy.onRequest(() => ({ kind: 'pass' })));

  it.each([200, 302, 401, 407, 511])(
    'that answers %i says what stands in the way, signs nobody out, and loses nothing',
    async (status) => {
      const client = clientOf(parts.workstation);
      const { services } = parts.workstation.engine;
      await untilUpToDate(parts.workstation);
      const { rows } = await firstWindowOf(await client.worklist.watch(wholeWorklist));
      const accountId = rows[0]?.accountId ?? '';
      parts.proxy.onRequest(() => ({ kind: 'answer', status, type: 'text/html', body: page }));
      parts.proxy.cutAll();
      const because = status === 407 ? 'proxyRefused' : 'portal';
      await until(() => services.sync.state().offlineBecause === because, 'it says what stands in the way');
      const input = noteInput();
      await client.commands.submit({ accountId, name: 'activity.log', input });
      await client.sync.now();
      const state = await firstOf(await client.sync.watch());
      expect(state.phase).toBe('offline');
      expect(services.device.session()).toBeDefined();
      expect(services.device.lock()).toBeUndefined();
      const password = parts.server.signIn('collector');
      await expect(client.session.signIn(password)).rejects.toMatchObject({
        data: { code: 'OFFLINE', params: { because } },
      });
      parts.proxy.onRequest(() => ({ kind: 'pass' }));
      await client.sync.now();
      await untilUpToDate(parts.workstation);
      await until(() => services.outbox.unansweredIds().length === 0, 'it is handed in');
      const entries = await entriesOf(client, accountId, 'activity');
      expect(entries.filter(({ activity }) => activity.id === input.activityId)).toHaveLength(1);
    },
  );
});
