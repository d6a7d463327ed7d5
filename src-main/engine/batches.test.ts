import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView, NewBatch } from '../../src-shared/contract/document-batch.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import { type Administration, administer } from '../sync/administration.fixture.ts';
import {
  type ProxiedWorkstation,
  removeProxiedWorkstation,
  startProxiedWorkstation,
  untilUpToDate,
} from '../sync/proxied-workstation.fixture.ts';
import { clientOf, firstOf, firstWindowOf, until } from './engine.fixture.ts';

describe('batches of documents of a workstation', { timeout: 180_000 }, () => {
  let parts: ProxiedWorkstation;
  let admin: Administration;

  beforeAll(async () => {
    parts = await startProxiedWorkstation();
    admin = await administer(parts.server);
  }, 60_000);
  afterAll(() => removeProxiedWorkstation(parts));

  const client = () => clientOf(parts.workstation);
  const accounts = async () => (await firstWindowOf(await client().worklist.watch(wholeWorklist))).rows;
  const views = async () => firstOf(await client().batches.watch());
  const view = async (): Promise<BatchView> => {
    const [only] = await views();
    if (only === undefined) throw new Error('there is no batch');
    return only;
  };
  const done = () => until(async () => (await view()).progress.state === 'done', 'the batch is done');
  const start = async (more: Partial<NewBatch> = {}) => {
    const accountIds = (await accounts()).slice(0, 6).map(({ accountId }) => accountId);
    const plain = { kind: 'statement', output: 'one-each', ownLanguage: 'en', accountIds } as const;
    return client().batches.start({ ...plain, ...more } as NewBatch);
  };

  it('tells how far it is, has its file, and is there after a restart until it is discarded', async () => {
    const { batchId } = await start();
    const seen: number[] = [];
    for await (const [batch] of await client().batches.watch()) {
      if (batch !== undefined) seen.push(batch.madeCount);
      if (batch?.progress.state === 'done') break;
    }
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(6);
    const { fileName, file } = await client().batches.file({ batchId, index: 0 });
    expect(fileName).toBe(`statements-${parts.server.today}.zip`);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(Object.keys(unzipSync(bytes))).toHaveLength(6);
    parts = { ...parts, workstation: await parts.workstation.restart() };
    await untilUpToDate(parts.workstation);
    expect(await view()).toMatchObject({ batchId, madeCount: 6, progress: { state: 'done' } });
    const again = await client().batches.file({ batchId, index: 0 });
    expect(Buffer.from(bytes).equals(new Uint8Array(await again.file.arrayBuffer()))).toBe(true);
    await client().batches.discard({ batchId });
    expect(await views()).toEqual([]);
    await expect(client().batches.file({ batchId, index: 0 })).rejects.toMatchObject({
      data: { code: 'BATCH_NOT_FOUND' },
    });
  });

  it('is of the balance of a day where that is asked for, and refuses a beginning behind it', async () => {
    const { batchId } = await start({ asOf: '2026-01-31', from: '2026-01-01', output: 'single-sided' });
    await done();
    expect(await view()).toMatchObject({ asOf: '2026-01-31', madeCount: 6 });
    expect((await client().batches.file({ batchId, index: 0 })).fileName).toBe('statements-2026-01-31.pdf');
    await client().batches.discard({ batchId });
    await expect(start({ asOf: '2026-01-31', from: '2026-02-01' })).rejects.toThrow();
  });

  it('loses the paper of an account that leaves the device, and no other', async () => {
    const { batchId } = await start();
    await done();
    const [leaving] = await accounts();
    const accountIds = [leaving?.accountId ?? ''];
    await admin('assign', { accountIds, collectorId: 'demo-secondCollector', territory: null });
    await until(async () => (await view()).departedCount === 1, 'the paper is gone');
    expect(await view()).toMatchObject({ total: 5, madeCount: 5 });
    const { file } = await client().batches.file({ batchId, index: 0 });
    expect(Object.keys(unzipSync(new Uint8Array(await file.arrayBuffer())))).toHaveLength(5);
  });

  it('is hidden while the device is locked, and from another user of it', async () => {
    const { device } = parts.workstation.engine.services;
    const accountIds = (await accounts()).map(({ accountId }) => accountId);
    device.setLock('LEASE_EXPIRED');
    expect(await views()).toEqual([]);
    await expect(start({ accountIds })).rejects.toMatchObject({ data: { code: 'LEASE_EXPIRED' } });
    device.setLock(undefined);
    expect(await views()).toHaveLength(1);
    await client().session.signIn(parts.server.signIn('secondCollector'));
    expect(await views()).toEqual([]);
    await untilUpToDate(parts.workstation);
    expect(await views()).toEqual([]);
  });
});
