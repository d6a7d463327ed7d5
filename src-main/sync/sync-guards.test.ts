import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { streamPath } from '../../src-shared/protocol/sync-api.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { collector, envelopeOf } from '../engine/command.fixture.ts';
import { until } from '../engine/engine.fixture.ts';
import type { SyncPort } from '../engine/ports/sync-port.ts';
import { isReplicaShown } from '../engine/replica-shown.ts';
import { createSystemClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { readDocuments } from '../storage/replica/read-documents.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.fixture.ts';
import { createServerClient } from './server-client.ts';
import { type ServerProcess, startServerProcess } from './server-process.fixture.ts';
import { startSync } from './start-sync.ts';

type Store = Awaited<ReturnType<typeof openWorkstationReplica>>;
const pullPath = '/v1/sync/pull';
const loginPage: Fault = { kind: 'answer', status: 200, type: 'text/html', body: '<h1>Please log in</h1>' };

describe('guards of the sync, with the fault injected', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let store: Store;
  let sync: SyncPort;
  let events: string[];
  let expected: Record<string, number>;

  const start = () =>
    startSync({
      serverUrl: proxy.url,
      collections: store.held.collections,
      device: store.device,
      outbox: store.outbox,
      readModels: store.readModels,
      clock: createSystemClock(businessDate(server.today)),
      scheduler: timerScheduler,
      random: () => 0.1,
      log: (_level, event) => events.push(event),
      onOutcome: async () => undefined,
      onOutbox: () => undefined,
      onSession: () => undefined,
    });
  const signIn = async () => {
    const { userName, password } = server.signIn('collector');
    const result = await sync.signIn(userName, password);
    if (!result.ok) throw new Error(result.failure.code);
  };
  const isUpToDate = () => sync.state().phase === 'up-to-date';
  const countOf = async () => {
    const counts: Record<string, number> = {};
    for (const name of collectionNames) {
      counts[name] = await store.held.collections[name].count().exec();
    }
    return counts;
  };

  beforeAll(async () => {
    server = await startServerProcess();
    proxy = await startFaultProxy(() => server.url);
  });
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });
  beforeEach(async () => {
    proxy.onRequest(() => ({ kind: 'pass' }));
    store = await openWorkstationReplica();
    events = [];
    sync = start();
  });
  afterEach(async () => {
    await sync.close();
    await store.remove();
  });

  it('pulls everything without a fault (what the others compare with)', async () => {
    await signIn();
    await until(isUpToDate, 'up to date');
    expected = await countOf();
    expect(expected).toMatchObject({ accounts: expect.any(Number) });
    expect(expected.invoices).toBeGreaterThan(100);
  });

  it('a login page of a proxy instead of a reply: says offline, tries again, misses nothing', async () => {
    proxy.onRequest((path, count) =>
      path.startsWith('/v1/sync/') && count <= 3 ? loginPage : { kind: 'pass' },
    );
    await signIn();
    await until(() => sync.state().phase === 'offline', 'offline');
    await until(isUpToDate, 'up to date');
    expect(await countOf()).toEqual(expected);
  });

  it('the line is cut in the middle of the first sync: goes on where it was', async () => {
    proxy.onRequest((path, count) =>
      path === pullPath && count % 3 === 2 && count < 15 ? { kind: 'cut' } : { kind: 'pass' },
    );
    await signIn();
    await until(isUpToDate, 'up to date');
    expect(await countOf()).toEqual(expected);
  });

  it('a first sync that stays incomplete: shows no account, because invoices without payments are a wrong balance', async () => {
    // Seven collections: of the first requests some get through, then the server is gone.
    proxy.onRequest((path, count) => (path === pullPath && count > 4 ? { kind: 'cut' } : { kind: 'pass' }));
    await signIn();
    const heldCount = async () => Object.values(await countOf()).reduce((sum, count) => sum + count, 0);
    await until(async () => (await heldCount()) > 0, 'some documents');
    await until(() => sync.state().phase === 'offline', 'offline');
    expect(isReplicaShown(store.device)).toBe(false);
    proxy.onRequest(() => ({ kind: 'pass' }));
    sync.now();
    await until(isUpToDate, 'up to date');
    expect(isReplicaShown(store.device)).toBe(true);
    expect(await countOf()).toEqual(expected);
  });

  it('a busy or broken server (429, 500, 503): waits and comes back', async () => {
    const statuses = [429, 500, 503];
    proxy.onRequest((path, count) => {
      const status = statuses[count - 1];
      if (path !== pullPath || status === undefined) return { kind: 'pass' };
      return { kind: 'answer', status, type: 'application/json', body: '{}' };
    });
    await signIn();
    await until(isUpToDate, 'up to date');
    expect(await countOf()).toEqual(expected);
  });

  it('a server that fails on every command: neither storms it nor leaves the line or pulls anew', async () => {
    await signIn();
    await until(isUpToDate, 'up to date');
    const counts = new Map<string, number>();
    proxy.onRequest((path, count) => {
      counts.set(path, count);
      if (path !== '/v1/sync/commands') return { kind: 'pass' };
      return { kind: 'answer', status: count % 2 === 0 ? 500 : 429, type: 'application/json', body: '{}' };
    });
    const session = store.device.session();
    if (session === undefined) throw new Error('nobody is signed in');
    const { actor } = session;
    store.outbox.append(envelopeOf({ actorId: actor.userId }), actor);
    sync.poke();
    await until(() => (counts.get('/v1/sync/commands') ?? 0) >= 5, 'five attempts');
    expect(counts.get('/v1/sync/stream')).toBeUndefined();
    expect(counts.get(pullPath)).toBeUndefined();
    expect(sync.state().phase).toBe('syncing');
  });

  it('the disk is full during the pull: no document is missing when there is room again', async () => {
    const { database } = store.file;
    const pages = Number(database.pragma('page_count', { simple: true }));
    await signIn();
    database.pragma(`max_page_count = ${pages + 30}`);
    await until(() => events.includes('sync.pull-error'), 'a failing write');
    database.pragma('max_page_count = 1000000');
    await until(isUpToDate, 'up to date');
    expect(await countOf()).toEqual(expected);
  });

  it('one document that does not fit is reported and stops nothing', async () => {
    let isSpoilt = false;
    const rewrite = (body: string) => {
      if (isSpoilt || !body.includes('"dueDate"') || !body.includes('"invoiceDate"')) return body;
      isSpoilt = true;
      return body.replace(/"amountMinor":(\d+)/, '"amountMinor":$1.5');
    };
    proxy.onRequest((path) => (path === pullPath ? { kind: 'pass', rewrite } : { kind: 'pass' }));
    await signIn();
    await until(isUpToDate, 'up to date');
    expect(events).toContain('sync.document-rejected');
    expect(await countOf()).toEqual({ ...expected, invoices: (expected.invoices ?? 0) - 1 });
  });

  it('another incarnation of the server: pulls anew, drops what is gone, keeps and re-offers the outbox', async () => {
    await signIn();
    await until(isUpToDate, 'up to date');
    await store.write('accounts', [
      pulledOf('accounts', { id: 'lost-in-restore', accountId: 'lost-in-restore' }),
    ]);
    const applied = envelopeOf({ accountId: 'lost-in-restore' });
    store.outbox.append(applied, collector);
    store.outbox.recordJudgement(applied.id, { status: 'applied', documents: [] });
    const rewrite = (body: string) => body.replace(/"incarnation":"[^"]+"/, '"incarnation":"restored"');
    proxy.onRequest((path) => (path === pullPath ? { kind: 'pass', rewrite } : { kind: 'pass' }));
    proxy.cutAll();
    await until(() => events.includes('sync.server-restored'), 'the restore is noticed');
    await until(async () => (await countOf()).accounts === expected.accounts, 'what is gone is dropped');
    expect(await countOf()).toEqual(expected);
    expect(store.outbox.unansweredIds()).toEqual([applied.id]);
  });

  it('a server that no longer speaks our protocol: asks for the update, does not storm', async () => {
    proxy.onRequest((path) =>
      path === '/v1/sync/stream'
        ? { kind: 'answer', status: 426, type: 'application/json', body: '{}' }
        : { kind: 'pass' },
    );
    await signIn();
    await until(() => sync.state().phase === 'update-needed', 'update needed');
  });

  it('a session that the server has ended: asks for a sign-in and keeps the replica', async () => {
    await signIn();
    await until(isUpToDate, 'up to date');
    proxy.onRequest((path) =>
      path === '/v1/sync/stream' || path === '/v1/session/refresh'
        ? { kind: 'answer', status: 401, type: 'application/json', body: '{}' }
        : { kind: 'pass' },
    );
    proxy.cutAll();
    await until(() => sync.state().phase === 'sign-in-needed', 'sign-in needed');
    expect(await countOf()).toEqual(expected);
    proxy.onRequest(() => ({ kind: 'pass' }));
    await signIn();
    await until(isUpToDate, 'up to date');
  });

  // The last one: the server has one activity more from here on.
  it('hints are missed while the line is down: the next connection brings what they would have said', async () => {
    await signIn();
    await until(isUpToDate, 'up to date');
    proxy.onRequest((path) => ({ kind: path === streamPath ? 'cut' : 'pass' }));
    proxy.cutAll();
    await until(() => sync.state().phase === 'offline', 'offline');
    const [account] = await readDocuments(store.held.collections.accounts, { limit: 1 });
    await logActivityElsewhere(server, account?.id ?? '');
    expect(await countOf()).toEqual(expected);
    proxy.onRequest(() => ({ kind: 'pass' }));
    sync.now();
    const more = (expected.activities ?? 0) + 1;
    await until(async () => (await countOf()).activities === more, 'the activity of the other device');
  });
});

/** Does something on another device of the collector. */
async function logActivityElsewhere(server: ServerProcess, accountId: string): Promise<void> {
  const { signal } = new AbortController();
  const client = createServerClient({ serverUrl: server.url, signal });
  const deviceId = randomUUID();
  const signedIn = await client.signIn({ ...server.signIn('collector'), deviceId, deviceName: 'another' });
  if (!signedIn.ok) throw new Error(signedIn.failure.code);
  const { accessToken, actor } = signedIn.value;
  const command = envelopeOf({ accountId, actorId: actor.userId, deviceId });
  const reply = await client.commands(accessToken, { deviceId, commands: [command] }, signal);
  expect(reply).toMatchObject({ ok: true, value: { results: [{ outcome: { status: 'applied' } }] } });
}
