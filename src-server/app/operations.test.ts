import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { openRaw, statusesIn } from '../../test/abuse/fixtures/raw-http.ts';
import {
  createTestDatabase,
  openTestPglite,
  openTestStores,
} from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { openPostgresqlStore } from '../store/open-postgresql.ts';
import { checkApplicationRole } from './check-application-role.ts';
import { closeInTime } from './close-in-time.ts';
import { openMetricsServer } from './metrics-server.ts';
import { lookRegularly, watchReadiness } from './readiness.ts';
import { createServerLog } from './server-log.ts';
import { createServerMetrics } from './server-metrics.ts';

/** A request for the first page of the accounts. */
const pullRequestOf = (token: string) => ({
  method: 'POST' as const,
  url: '/v1/sync/pull',
  headers: { 'x-duebook-protocol': '1', authorization: `Bearer ${token}` },
  payload: { collection: 'accounts', checkpoint: null, limit: 1 },
});

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('a server on $name', ({ store }) => {
  it('is ready while its database answers with the schema that it knows', async () => {
    const { app } = await openTestTenant(store);
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
    expect((await app.inject('/livez')).json()).toEqual({ status: 'live' });
  });

  it('works as the role that row-level security holds for', async () => {
    await expect(checkApplicationRole(store)).resolves.toBeUndefined();
  });

  it('logs each request by its route, without what identifies anybody', async () => {
    const tenant = await openTestTenant(store);
    const { reply } = await tenant.signIn('amelie');
    await tenant.post('/v1/sync/digest?secret=1', { collections: ['accounts'] }, reply.accessToken);
    await tenant.post('/v1/nothing/amelie', {});
    expect(tenant.requests.map(({ durationMs: _durationMs, ...entry }) => entry)).toEqual([
      { method: 'POST', route: '/v1/session', status: 200, tenantId: null },
      { method: 'POST', route: '/v1/sync/digest', status: 200, tenantId: tenant.tenantId },
      { method: 'POST', route: 'no route', status: 404, tenantId: null },
    ]);
    expect(JSON.stringify(tenant.requests)).not.toMatch(/amelie|secret/);
  });
});

describe('a server', () => {
  const [{ store }] = stores as [(typeof stores)[number]];

  it('is not ready when its database is gone', { timeout: 60_000 }, async () => {
    const own = await openTestPglite();
    const { app } = await openTestTenant(own);
    await own.close();
    const reply = await app.inject('/readyz');
    expect([reply.statusCode, reply.json()]).toEqual([503, { status: 'unavailable' }]);
    const answer = await app.inject(pullRequestOf(`tenant.${'A'.repeat(43)}`));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  });

  it('logs once when its database is gone, and once when it is back', async () => {
    const entries: string[] = [];
    const log = {
      info: (text: string) => entries.push(`info: ${text}`),
      warn: (text: string) => entries.push(`warn: ${text}`),
    };
    const own = await openTestPglite();
    const gone = await openTestPglite();
    await gone.close();
    let isThere = true;
    const flickering = {
      ...own,
      get db() {
        return isThere ? own.db : gone.db;
      },
    };
    const look = watchReadiness(flickering, log);
    const seen = [await look()];
    for (const present of [false, false, true, true]) {
      isThere = present;
      seen.push(await look());
    }
    expect(seen).toEqual(['ready', 'unavailable', 'unavailable', 'ready', 'ready']);
    expect(entries).toEqual(['warn: the database does not answer', 'info: the database answers again']);
    await own.close();
  });

  it('looks after its database by itself while it listens', async () => {
    const app = fastify();
    const looked = Promise.withResolvers<void>();
    lookRegularly(app, async () => looked.resolve(), 10);
    await app.listen({ port: 0, host: '127.0.0.1' });
    await looked.promise;
    await app.close();
  });

  it('is not ready once it stops, and tells whatever still comes on open connections to come again', async () => {
    const { app } = await openTestTenant(store);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const asked = ['GET /readyz', 'GET /livez', 'POST /v1/sync/pull', 'GET /docs'];
    const connections = await Promise.all(asked.map(() => openRaw(port)));
    // A connection with half of a request on it is not idle: it is open until it has been answered.
    for (const [n, line] of asked.entries()) connections[n]?.socket.write(`${line} HTTP/1.1\r\nhost: x\r\n`);
    // The halves have been read when the server has answered what came after them.
    await fetch(`http://127.0.0.1:${port}/livez`);
    const closed = app.close();
    for (const { socket } of connections) socket.write('x-duebook-protocol: 1\r\ncontent-length: 0\r\n\r\n');
    await Promise.all(connections.map((connection) => connection.closed));
    await closed;
    const texts = connections.map(({ received }) => received());
    expect(texts.map((text) => statusesIn(text))).toEqual([[503], [200], [503], [503]]);
    expect(texts[0]).toContain('{"status":"stopping"}');
    for (const text of texts.slice(2)) expect(text).toContain('"code":"SERVER_UNAVAILABLE"');
    expect(texts[2]).toMatch(/^retry-after: \d+\r$/m);
  });

  it('answers 503 while no connection of the database is free, and goes on when there is one', async () => {
    const url = await createTestDatabase();
    if (url === undefined) return;
    // As long as a new connection to a busy server takes as well, which the wait bounds too.
    const own = await openPostgresqlStore(url, { poolSize: 2, connectionWaitMs: 2_000 });
    const tenant = await openTestTenant(own);
    const { reply } = await tenant.signIn('amelie');
    const pull = () => tenant.app.inject(pullRequestOf(reply.accessToken));
    const free = Promise.withResolvers<void>();
    const taken = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const holders = taken.map(({ resolve }) =>
      own.db.connection().execute(async () => {
        resolve();
        await free.promise;
      }),
    );
    await Promise.all(taken.map(({ promise }) => promise));
    const refused = await pull();
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'SERVER_UNAVAILABLE']);
    expect(refused.headers['retry-after']).toBe('5');
    expect((await tenant.app.inject('/readyz')).json()).toEqual({ status: 'unavailable' });
    expect((await tenant.app.inject('/livez')).statusCode).toBe(200);
    free.resolve();
    await Promise.all(holders);
    expect((await pull()).statusCode).toBe(200);
    expect((await tenant.app.inject('/readyz')).statusCode).toBe(200);
    await tenant.app.close();
    await own.close();
  });

  it('cuts off what runs longer than a stop waits, and logs that', async () => {
    const { app, bugs } = await openTestTenant(store);
    const started = Promise.withResolvers<void>();
    app.get('/never', () => {
      started.resolve();
      return new Promise(() => undefined);
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const stuck = request({ port, host: '127.0.0.1', path: '/never' }).end();
    const cutOff = once(stuck, 'error');
    await started.promise;
    const warnings: string[] = [];
    const log = {
      ...createServerLog(
        () => undefined,
        () => new Date(),
      ),
      warn: (text: string) => warnings.push(text),
    };
    const limits = { stopTimeoutMs: 100 } as Parameters<typeof closeInTime>[1]['limits'];
    await closeInTime(app, { limits, log });
    expect(await cutOff).toMatchObject([{ code: 'ECONNRESET' }]);
    expect(warnings).toHaveLength(1);
    expect(bugs).toEqual([]);
  });

  it('shows every result that can be counted before the first one is', async () => {
    const text = await createServerMetrics().registry.metrics();
    for (const result of ['succeeded', 'failed', 'refused', 'slowed']) {
      expect(text).toContain(`duebook_sign_ins_total{result="${result}"} 0`);
    }
    for (const result of ['applied', 'refused', 'not_decided', 'command_invalid', 'command_tampered']) {
      expect(text).toContain(`duebook_commands_total{result="${result}"} 0`);
    }
    expect(text).toContain('duebook_documents_pulled_total{collection="accounts"} 0');
  });

  it('shows its metrics on a port of their own and nowhere else', async () => {
    const metrics = createServerMetrics();
    metrics.signIns.inc({ result: 'failed' });
    metrics.requestSeconds.observe({ method: 'GET', route: '/livez', status: '200' }, 0.01);
    const server = await openMetricsServer({ port: 0, host: '127.0.0.1' }, metrics);
    const reply = await fetch(server?.url ?? '');
    expect(reply.headers.get('content-type')).toContain('text/plain');
    const text = await reply.text();
    expect(text).toContain('duebook_sign_ins_total{result="failed"} 1');
    expect(text).toContain('duebook_request_seconds_count{method="GET",route="/livez",status="200"} 1');
    expect((await fetch(new URL('/', server?.url))).status).toBe(404);
    await server?.close();
    const { app } = await openTestTenant(store);
    expect((await app.inject('/metrics')).statusCode).toBe(404);
    expect(await openMetricsServer(undefined, metrics)).toBeUndefined();
  });
});

describe('the log', () => {
  it('is one line of JSON per entry and quotes no message of an error', () => {
    const lines: string[] = [];
    const log = createServerLog(
      (line) => lines.push(line),
      () => new Date('2026-03-31T09:00:00Z'),
    );
    log.request({ method: 'GET', route: '/docs', status: 200, durationMs: 1.5, tenantId: null });
    log.bug(new Error('IBAN of somebody'), '/docs');
    expect(lines.map((line) => line.endsWith('\n') && JSON.parse(line))).toEqual([
      expect.objectContaining({ at: '2026-03-31T09:00:00.000Z', message: 'request', route: '/docs' }),
      expect.objectContaining({ level: 'error', error: 'Error' }),
    ]);
    expect(lines.join('')).not.toContain('IBAN');
  });
});
