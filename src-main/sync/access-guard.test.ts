import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { collector, envelopeOf } from '../engine/command.fixture.ts';
import { createKeyedQueue, type KeyedQueue } from '../engine/keyed-queue.ts';
import { isReplicaShown } from '../engine/replica-shown.ts';
import { sessionOf } from '../engine/session.fixture.ts';
import { tablesWithText } from '../storage/device/tables-with-text.fixture.ts';
import { summaryOf } from '../storage/read-models/account-summary.fixture.ts';
import { storeAll } from '../storage/read-models/read-models.fixture.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { createAccessGuard } from './access-guard.ts';

// Letters that occur nowhere else; the index of the search keeps them three by three.
const [marker, part] = ['жщыэ', 'щы'];

describe('the guard of what a device may hold and show', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let turns: KeyedQueue;
  let used: number;
  let events: string[];
  let sessions: number;
  let closing: AbortController;

  const guardOf = () =>
    createAccessGuard({
      device: store.device,
      collections: store.held.collections,
      readModels: store.readModels,
      turns,
      meter: { restart: () => undefined, usedShare: () => used },
      backoff: { wait: async () => undefined, succeed: () => undefined, now: () => undefined },
      log: (_level, event) => events.push(event),
      signal: closing.signal,
      onSession() {
        sessions += 1;
      },
    });
  const traces = () => tablesWithText(store.file, part).filter((name) => name !== 'outbox_command');

  beforeEach(async () => {
    store = await openWorkstationReplica();
    turns = createKeyedQueue();
    used = 0;
    events = [];
    sessions = 0;
    closing = new AbortController();
    store.device.saveSession(sessionOf('user-1'));
    store.device.takeReplica('user-1');
    await store.write('accounts', [pulledOf('accounts', { id: 'a1', accountId: 'a1', name: marker })]);
    await store.write('accounts', [
      pulledOf('accounts', { id: 'a1', accountId: 'a1', name: `${marker}!`, seq: 2 }),
    ]);
    await store.write('activities', [pulledOf('activities', { id: 'n1', accountId: 'a1', note: marker })]);
    await store.write('reference', [pulledOf('reference', { id: 'policy' })]);
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a1', name: marker } })]);
    store.outbox.append(envelopeOf({ accountId: 'a1' }), collector);
  });
  afterEach(async () => {
    closing.abort();
    await store.remove();
  });

  it.each(['DEVICE_REVOKED', 'USER_INACTIVE'] as const)(
    'wipes replica, read models and every trace after %s, and keeps the outbox',
    async (code) => {
      expect(traces()).not.toEqual([]);
      const guard = guardOf();
      guard.sessionEnded(code);
      expect(isReplicaShown(store.device)).toBe(false);
      await guard.close();
      expect(traces()).toEqual([]);
      for (const name of collectionNames) {
        expect(await store.held.collections[name].count().exec(), name).toBe(0);
      }
      expect(store.outbox.counts('user-1').waiting).toBe(1);
      expect(store.device.lock()).toBe(code);
      expect(sessions).toBe(1);
    },
  );

  it('wipes at the next start what a crash has left', async () => {
    store.device.setLock('DEVICE_REVOKED');
    await guardOf().close();
    expect(traces()).toEqual([]);
  });

  it('wipes again until the disk lets it', async () => {
    const { storageInstance } = store.held.collections.accounts;
    const write = storageInstance.bulkWrite.bind(storageInstance);
    storageInstance.bulkWrite = async () => {
      storageInstance.bulkWrite = write;
      throw new StorageError('STORAGE_FULL');
    };
    const guard = guardOf();
    guard.sessionEnded('DEVICE_REVOKED');
    await guard.close();
    expect(events).toEqual(['sync.locked', 'sync.replica-not-emptied', 'sync.replica-wiped']);
    expect(traces()).toEqual([]);
  });

  it('waits for a page that is being written before it wipes its collection', async () => {
    const page = Promise.withResolvers<void>();
    const writing = turns('activities', async () => {
      await page.promise;
      await store.write('activities', [pulledOf('activities', { id: 'n0', accountId: 'a1', note: marker })]);
    });
    const guard = guardOf();
    guard.sessionEnded('DEVICE_REVOKED');
    page.resolve();
    await Promise.all([writing, guard.close()]);
    expect(traces()).toEqual([]);
  });

  it.each(['SIGN_IN_NEEDED', 'PASSWORD_CHANGED', 'OFFLINE'] as const)(
    'takes nothing away after %s',
    async (code) => {
      const guard = guardOf();
      guard.sessionEnded(code);
      await guard.close();
      expect(isReplicaShown(store.device)).toBe(true);
      expect(await store.replica.accountIds('', 10)).toEqual(['a1']);
    },
  );

  it('locks when the lease is used up, wipes nothing, and asks for a new one long before', () => {
    const guard = guardOf();
    expect(guard.check()).toBe(false);
    used = 0.25;
    expect(guard.check()).toBe(true);
    expect(isReplicaShown(store.device)).toBe(true);
    used = 1;
    expect(guard.check()).toBe(true);
    expect(store.device.lock()).toBe('LEASE_EXPIRED');
    expect(isReplicaShown(store.device)).toBe(false);
    guard.check();
    expect(sessions).toBe(1);
    store.device.setLock(undefined);
    expect(isReplicaShown(store.device)).toBe(true);
  });

  it('a lease that ends does not hide that the device was revoked', () => {
    store.device.setLock('DEVICE_REVOKED');
    used = 2;
    guardOf().check();
    expect(store.device.lock()).toBe('DEVICE_REVOKED');
  });
});
