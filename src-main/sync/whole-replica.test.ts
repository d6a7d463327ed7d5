import { describe, expect, it } from 'vitest';
import type { SyncState } from '../../src-shared/contract/sync-state.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { until } from '../engine/engine.fixture.ts';
import { createReceiptNumbers } from '../storage/device/receipt-numbers.ts';
import { readDocuments } from '../storage/replica/read-documents.ts';
import type { Fault } from './fault-proxy.fixture.ts';
import { anotherDevice, pullPath, useRunningSync } from './running-sync.fixture.ts';
import { createServerClient } from './server-client.ts';
import { spoilOneInvoice } from './spoilt-document.fixture.ts';

describe('a replica with the real server', { timeout: 120_000 }, () => {
  const running = useRunningSync();

  it('a replica that differs although nothing said so: is found by the digest, fetched anew, and it is told', async () => {
    await running.signIn();
    await until(() => running.sync.state().check.checkedAt !== null, 'compared');
    expect(running.sync.state().check).toMatchObject({ repairs: 0, repairedAt: null });
    const expected = await running.countOf();
    const [lost, changed] = await readDocuments(running.store.held.collections.invoices, { limit: 2 });
    if (lost === undefined || changed === undefined) throw new Error('no invoices');
    await running.store.write('invoices', [{ ...lost, _deleted: true }]);
    await running.store.write('invoices', [
      pulledOf('invoices', { id: changed.id, accountId: changed.accountId, seq: changed.seq - 1 }),
      pulledOf('invoices', { id: 'nobody-has-it' }),
    ]);
    // The program finds it at its next start, when it compares for the first time.
    await running.restart();
    await until(() => running.sync.state().check.repairedAt !== null, 'repaired');
    expect(running.events).toContain('sync.digest-mismatch');
    expect(await running.countOf()).toEqual(expected);
    await until(() => running.sync.state().check.checkedAt !== null, 'compared again');
    expect(running.sync.state().check.repairs).toBe(1);
    const ids = [lost.id, changed.id];
    const healed = await running.store.held.collections.invoices.storageInstance.findDocumentsById(
      ids,
      false,
    );
    expect(healed.map(({ id, seq }) => [id, seq]).sort()).toEqual(
      [lost, changed].map(({ id, seq }) => [id, seq]).sort(),
    );
  });

  it('one document that does not fit is no difference to the server that would be fetched again', async () => {
    spoilOneInvoice(running);
    await running.signIn();
    await until(() => running.sync.state().check.checkedAt !== null, 'compared');
    expect(running.events).toContain('sync.document-rejected');
    expect(running.events).not.toContain('sync.digest-mismatch');
  });

  it('says how much a first sync has to bring, and goes on with it after the program was ended', async () => {
    const states: SyncState['firstSync'][] = [];
    const listen = () => running.sync.onState(() => states.push(running.sync.state().firstSync));
    listen();
    // Nothing comes before the server has said how much there is; then a few pages, then nothing.
    const gate: Fault = { kind: 'answer', status: 503, type: 'application/json', body: '{}' };
    let isTotalKnown = false;
    running.proxy.onRequest((path, count) => {
      if (path !== pullPath) return { kind: 'pass' };
      return isTotalKnown && count % 4 === 0 ? { kind: 'pass' } : gate;
    });
    await running.signIn();
    await until(() => (running.sync.state().firstSync?.totalDocuments ?? null) !== null, 'the total');
    isTotalKnown = true;
    await until(() => (running.sync.state().firstSync?.documents ?? 0) > 0, 'some documents');
    const before = running.sync.state().firstSync;
    await running.restart();
    listen();
    expect(running.sync.state().firstSync?.documents).toBeGreaterThanOrEqual(before?.documents ?? 0);
    expect(running.sync.state().firstSync?.bytes).toBeGreaterThanOrEqual(before?.bytes ?? 0);
    running.proxy.onRequest(() => ({ kind: 'pass' }));
    running.sync.now();
    await until(running.isUpToDate, 'up to date');
    const total = Object.values(await running.countOf()).reduce((sum, count) => sum + count, 0);
    expect(before).toMatchObject({ totalDocuments: total });
    expect(Math.max(...states.map((one) => one?.documents ?? 0))).toBeLessThanOrEqual(total);
    expect(running.sync.state().firstSync).toBeNull();
  });

  it('leases receipt numbers, which last without the server', async () => {
    const numbers = createReceiptNumbers(running.store.file, running.store.device);
    await running.signIn();
    await until(() => numbers.left() > 0, 'a block');
    running.proxy.onRequest(() => ({ kind: 'cut' }));
    running.proxy.cutAll();
    const given = Array.from({ length: 30 }, () => numbers.use((number) => number));
    expect(new Set(given.map((one) => (one.ok ? one.value : ''))).size).toBe(30);
    expect(given.map((one) => (one.ok ? Number(one.value.split('-')[1]) : 0))).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
  });

  it('pages come compressed', async () => {
    const { signal } = new AbortController();
    const client = createServerClient({ serverUrl: () => running.server.url, signal });
    const signedIn = await client.signIn({ ...running.server.signIn('collector'), ...anotherDevice() });
    if (!signedIn.ok) throw new Error(signedIn.failure.code);
    const response = await fetch(`${running.server.url}${pullPath}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${signedIn.value.accessToken}`,
        [protocolHeader]: String(protocolVersion),
      },
      body: JSON.stringify({ collection: 'invoices', checkpoint: null, limit: 5_000 }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip|deflate|zstd)$/);
  });
});
