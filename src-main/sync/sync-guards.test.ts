/*
 * What a replication must be guarded against, and the permanent test with that fault injected:
 *
 * a local write fails during the pull     here: "the disk is full during the pull"; pull-step.test: "a page that is not
 *                                         stored", "a checkpoint that is not stored"
 * throwing code in the way of a document  collection-pull.test: "a page that the program fails at does not end the
 *                                         pull"; outbox-push.test: "goes on by itself after the disk has failed"; here:
 *                                         "one document that does not fit"
 * malformed 200 (a login page)            here: "a login page of a proxy"
 * one poison item answered 4xx or 5xx     outbox-push.test: "finds the command that the server fails on", "lets no
 *                                         command of the same account overtake"; here: "a server that fails on every
 *                                         command"
 * stream carries documents                here: "a stream that carries documents"; "hints are missed while the line is
 *                                         down"; collection-pull.test: "a hundred hints while a page is at work"
 * slow storage                            here: "a slow disk"
 * crash between documents and checkpoint  pull-step.test: "a crash between documents and checkpoint"
 * retry for ever                          backoff-delay.test, backoff.test; collection-pull.test: "ever longer pauses";
 *                                         here: "a busy or broken server", "neither storms it"
 * what no guard has seen                  whole-replica.test: "a replica that differs"; digest-check.test
 */
import { describe, expect, it } from 'vitest';
import { streamPath } from '../../src-shared/protocol/sync-api.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { collector, envelopeOf } from '../engine/command.fixture.ts';
import { until } from '../engine/engine.fixture.ts';
import { isReplicaShown } from '../engine/replica-shown.ts';
import { readDocuments } from '../storage/replica/read-documents.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import type { Fault } from './fault-proxy.fixture.ts';
import { anotherDevice, pullPath, useRunningSync } from './running-sync.fixture.ts';
import { createServerClient } from './server-client.ts';
import type { ServerProcess } from './server-process.fixture.ts';
import { spoilOneInvoice } from './spoilt-document.fixture.ts';

const loginPage: Fault = { kind: 'answer', status: 200, type: 'text/html', body: '<h1>Please log in</h1>' };

describe('guards of the sync, with the fault injected', { timeout: 120_000 }, () => {
  const running = useRunningSync();
  let expected: Record<string, number>;

  it('pulls everything without a fault (what the others compare with)', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    expected = await running.countOf();
    expect(expected).toMatchObject({ accounts: expect.any(Number) });
    expect(expected.invoices).toBeGreaterThan(100);
  });

  it('a login page of a proxy instead of a reply: says offline, tries again, misses nothing', async () => {
    running.proxy.onRequest((path, count) =>
      path.startsWith('/v1/sync/') && count <= 3 ? loginPage : { kind: 'pass' },
    );
    await running.signIn();
    await until(() => running.sync.state().phase === 'offline', 'offline');
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  it('the line is cut in the middle of the first sync: goes on where it was', async () => {
    running.proxy.onRequest((path, count) =>
      path === pullPath && count % 3 === 2 && count < 15 ? { kind: 'cut' } : { kind: 'pass' },
    );
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  it('a first sync that stays incomplete: shows no account, because invoices without payments are a wrong balance', async () => {
    // Eight collections: of the first requests some get through, then the server is gone.
    running.proxy.onRequest((path, count) =>
      path === pullPath && count > 4 ? { kind: 'cut' } : { kind: 'pass' },
    );
    await running.signIn();
    const heldCount = async () =>
      Object.values(await running.countOf()).reduce((sum, count) => sum + count, 0);
    await until(async () => (await heldCount()) > 0, 'some documents');
    await until(() => running.sync.state().phase === 'offline', 'offline');
    expect(isReplicaShown(running.store.device)).toBe(false);
    running.proxy.onRequest(() => ({ kind: 'pass' }));
    running.sync.now();
    await until(running.isUpToDate, 'up to date');
    expect(isReplicaShown(running.store.device)).toBe(true);
    expect(await running.countOf()).toEqual(expected);
  });

  it('a busy or broken server (429, 500, 503): waits and comes back', async () => {
    const statuses = [429, 500, 503];
    running.proxy.onRequest((path, count) => {
      const status = statuses[count - 1];
      if (path !== pullPath || status === undefined) return { kind: 'pass' };
      return { kind: 'answer', status, type: 'application/json', body: '{}' };
    });
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  it('a server that fails on every command: neither storms it nor leaves the line or pulls anew', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    const counts = new Map<string, number>();
    running.proxy.onRequest((path, count) => {
      counts.set(path, count);
      if (path !== '/v1/sync/commands') return { kind: 'pass' };
      return { kind: 'answer', status: count % 2 === 0 ? 500 : 429, type: 'application/json', body: '{}' };
    });
    const session = running.store.device.session();
    if (session === undefined) throw new Error('nobody is signed in');
    const { actor } = session;
    running.store.outbox.append(envelopeOf({ actorId: actor.userId }), actor);
    running.sync.poke();
    await until(() => (counts.get('/v1/sync/commands') ?? 0) >= 5, 'five attempts');
    expect(counts.get('/v1/sync/stream')).toBeUndefined();
    expect(counts.get(pullPath)).toBeUndefined();
    expect(running.sync.state().phase).toBe('syncing');
  });

  it('the disk is full during the pull: no document is missing when there is room again', async () => {
    const { database } = running.store.file;
    const pages = Number(database.pragma('page_count', { simple: true }));
    await running.signIn();
    database.pragma(`max_page_count = ${pages + 30}`);
    await until(() => running.events.includes('sync.pull-error'), 'a failing write');
    database.pragma('max_page_count = 1000000');
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  it('the disk cannot be read for a while: the line comes back by itself and everything with it', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    const { device, outbox } = running.store;
    const { setting, replicaOwner } = device;
    const { counts } = outbox;
    const fail = () => {
      throw new StorageError('STORAGE_IO');
    };
    Object.assign(device, { setting: fail, replicaOwner: fail });
    Object.assign(outbox, { counts: fail });
    running.proxy.cutAll();
    await until(() => running.events.includes('sync.state-not-followed'), 'the state cannot be followed');
    await until(() => running.events.includes('sync.line-failed'), 'a line that could not be held');
    Object.assign(device, { setting, replicaOwner });
    Object.assign(outbox, { counts });
    running.sync.now();
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  it('one document that does not fit is reported and stops nothing', async () => {
    spoilOneInvoice(running);
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    expect(running.events).toContain('sync.document-rejected');
    expect(await running.countOf()).toEqual({ ...expected, invoices: (expected.invoices ?? 0) - 1 });
  });

  it('another incarnation of the server: pulls anew, drops what is gone, keeps and re-offers the outbox', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    await running.store.write('accounts', [
      pulledOf('accounts', { id: 'lost-in-restore', accountId: 'lost-in-restore' }),
    ]);
    const applied = envelopeOf({ accountId: 'lost-in-restore' });
    running.store.outbox.append(applied, collector);
    running.store.outbox.recordJudgement(applied.id, { status: 'applied', documents: [] });
    const rewrite = (body: string) => body.replace(/"incarnation":\s*"[^"]+"/, '"incarnation":"restored"');
    running.proxy.onRequest((path) => (path === pullPath ? { kind: 'pass', rewrite } : { kind: 'pass' }));
    running.proxy.cutAll();
    await until(() => running.events.includes('sync.server-restored'), 'the restore is noticed');
    await until(
      async () => (await running.countOf()).accounts === expected.accounts,
      'what is gone is dropped',
    );
    expect(await running.countOf()).toEqual(expected);
    expect(running.store.outbox.unansweredIds()).toEqual([applied.id]);
  });

  it('a server that no longer speaks our protocol: asks for the update, does not storm', async () => {
    running.proxy.onRequest((path) =>
      path === '/v1/sync/stream'
        ? { kind: 'answer', status: 426, type: 'application/json', body: '{}' }
        : { kind: 'pass' },
    );
    await running.signIn();
    await until(() => running.sync.state().phase === 'update-needed', 'update needed');
  });

  it('a session that the server has ended: asks for a sign-in and keeps the replica', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    running.proxy.onRequest((path) =>
      path === '/v1/sync/stream' || path === '/v1/session/refresh'
        ? { kind: 'answer', status: 401, type: 'application/json', body: '{}' }
        : { kind: 'pass' },
    );
    running.proxy.cutAll();
    await until(() => running.sync.state().phase === 'sign-in-needed', 'sign-in needed');
    expect(await running.countOf()).toEqual(expected);
    running.proxy.onRequest(() => ({ kind: 'pass' }));
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
  });

  it('a stream that carries documents: nothing of them is taken, only pulling brings documents', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    const forged = { ...pulledOf('accounts', { id: 'forged', accountId: 'forged', seq: 9_999_999 }) };
    const hint = { seq: 9_999_999, collections: ['accounts'], documents: [forged], accounts: [forged] };
    running.proxy.onRequest((path) =>
      path === streamPath
        ? {
            kind: 'answer',
            status: 200,
            type: 'text/event-stream',
            body: `data: ${JSON.stringify(hint)}\n\n`,
          }
        : { kind: 'pass' },
    );
    const pulls = running.countPulls();
    running.proxy.cutAll();
    await until(() => pulls() > 0, 'pulled after the hint');
    running.proxy.onRequest(() => ({ kind: 'pass' }));
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  it('a slow disk: the next page is asked for only when the one before is stored', async () => {
    const { storageInstance } = running.store.held.collections.invoices;
    const write = storageInstance.bulkWrite.bind(storageInstance);
    const disk = Promise.withResolvers<void>();
    let writes = 0;
    storageInstance.bulkWrite = async (...args) => {
      writes += 1;
      await disk.promise;
      return write(...args);
    };
    const pulls = running.countPulls('invoices');
    await running.signIn();
    await until(() => writes === 1, 'a page of invoices is being stored');
    running.proxy.cutAll();
    running.sync.now();
    await until(() => running.sync.state().phase === 'first-sync', 'connected again');
    expect([pulls(), writes]).toEqual([1, 1]);
    disk.resolve();
    await until(running.isUpToDate, 'up to date');
    expect(await running.countOf()).toEqual(expected);
  });

  // The last one: the server has one activity more from here on.
  it('hints are missed while the line is down: the next connection brings what they would have said', async () => {
    await running.signIn();
    await until(running.isUpToDate, 'up to date');
    running.proxy.onRequest((path) => ({ kind: path === streamPath ? 'cut' : 'pass' }));
    running.proxy.cutAll();
    await until(() => running.sync.state().phase === 'offline', 'offline');
    const [account] = await readDocuments(running.store.held.collections.accounts, { limit: 1 });
    await logActivityElsewhere(running.server, account?.id ?? '');
    expect(await running.countOf()).toEqual(expected);
    running.proxy.onRequest(() => ({ kind: 'pass' }));
    running.sync.now();
    const more = (expected.activities ?? 0) + 1;
    await until(
      async () => (await running.countOf()).activities === more,
      'the activity of the other device',
    );
  });
});

/** Does something on another device of the collector. */
async function logActivityElsewhere(server: ServerProcess, accountId: string): Promise<void> {
  const { signal } = new AbortController();
  const client = createServerClient({ serverUrl: () => server.url, signal });
  const device = anotherDevice();
  const { deviceId } = device;
  const signedIn = await client.signIn({ ...server.signIn('collector'), ...device });
  if (!signedIn.ok) throw new Error(signedIn.failure.code);
  const { accessToken, actor } = signedIn.value;
  const command = envelopeOf({ accountId, actorId: actor.userId, deviceId });
  const chain = { n: 0, hash: '' };
  const reply = await client.commands(accessToken, { deviceId, chain, commands: [command] }, signal);
  expect(reply).toMatchObject({ ok: true, value: { results: [{ outcome: { status: 'applied' } }] } });
}
