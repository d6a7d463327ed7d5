import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import { leaseKey, testLeaseNonce } from '../engine/lease.fixture.ts';
import type { SyncPort } from '../engine/ports/sync-port.ts';
import { createSystemClock, systemMonotonicClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { createReceiptNumbers } from '../storage/device/receipt-numbers.ts';
import { createLeftFiles } from '../storage/sealed-outbox/left-files.ts';
import { createSealedHandIn } from '../storage/sealed-outbox/sealed-hand-in.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.fixture.ts';
import { type ServerProcess, startServerProcess } from './server-process.fixture.ts';
import { startSync } from './start-sync.ts';

export const pullPath = '/v1/sync/pull';

type Store = Awaited<ReturnType<typeof openWorkstationReplica>>;

/** A sync on a store of its own for each test, with one real server and a proxy before it for all of them. */
export type RunningSync = {
  readonly server: ServerProcess;
  readonly proxy: FaultProxy;
  readonly store: Store;
  readonly sync: SyncPort;
  /** What was logged. */
  readonly events: readonly string[];
  signIn(): Promise<void>;
  /** Ends the sync and starts another on the same store. */
  restart(): Promise<void>;
  isUpToDate(): boolean;
  countOf(): Promise<Record<string, number>>;
  /** Counts the pages that are asked for from now on, of one collection or of all. */
  countPulls(name?: CollectionName): () => number;
};

type Held = { server?: ServerProcess; proxy?: FaultProxy; store?: Store; sync?: SyncPort; events: string[] };

/** To be called in a `describe`. */
export function useRunningSync(): RunningSync {
  const held: Held = { events: [] };
  const of = <Name extends 'server' | 'proxy' | 'store' | 'sync'>(name: Name): NonNullable<Held[Name]> => {
    const part = held[name];
    if (part === undefined) throw new Error(`no ${name} outside of a test`);
    return part;
  };
  beforeAll(async () => {
    held.server = await startServerProcess();
    held.proxy = await startFaultProxy(() => of('server').url);
  }, 60_000);
  afterAll(async () => {
    await of('proxy').close();
    await of('server').remove();
  });
  beforeEach(async () => {
    of('proxy').onRequest(() => ({ kind: 'pass' }));
    held.store = await openWorkstationReplica();
    held.events = [];
    held.sync = start(of('server'), of('proxy'), held.store, held.events);
  });
  afterEach(async () => {
    await of('sync').close();
    await of('store').remove();
  });
  return {
    get server() {
      return of('server');
    },
    get proxy() {
      return of('proxy');
    },
    get store() {
      return of('store');
    },
    get sync() {
      return of('sync');
    },
    get events() {
      return held.events;
    },
    async signIn() {
      const { userName, password } = of('server').signIn('collector');
      const result = await of('sync').signIn(userName, password);
      if (!result.ok) throw new Error(result.failure.code);
    },
    async restart() {
      await of('sync').close();
      held.sync = start(of('server'), of('proxy'), of('store'), held.events);
    },
    isUpToDate: () => of('sync').state().phase === 'up-to-date',
    countOf: () => countOf(of('store')),
    countPulls(name) {
      let count = 0;
      of('proxy').onBody((path, body) => {
        if (path === pullPath && body.includes(`"collection":"${name ?? ''}`)) count += 1;
      });
      return () => count;
    },
  };
}

function start(server: ServerProcess, proxy: FaultProxy, store: Store, events: string[]): SyncPort {
  return startSync({
    serverUrl: () => proxy.url,
    version: '1',
    receiptNumbers: createReceiptNumbers(store.file, store.device),
    files: store.files,
    sealedHandIn: createSealedHandIn({ ...store, directory: dirname(store.path), log: () => undefined }),
    leftFiles: createLeftFiles({ ...store, directory: dirname(store.path) }),
    collections: store.held.collections,
    device: store.device,
    outbox: store.outbox,
    readModels: store.readModels,
    clock: createSystemClock(businessDate(server.today)),
    monotonic: systemMonotonicClock,
    scheduler: timerScheduler,
    random: () => 0.1,
    log: (_level, event) => events.push(event),
    onOutcome: async () => undefined,
    onOutbox: () => undefined,
    onSession: () => undefined,
    onFiles: () => undefined,
    onPulled: () => undefined,
  });
}

async function countOf(store: Store): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of collectionNames) counts[name] = await store.held.collections[name].count().exec();
  return counts;
}

/** What another device is enrolled with. */
export function anotherDevice() {
  return {
    deviceId: randomUUID(),
    deviceName: 'another',
    devicePublicKey: leaseKey,
    leaseNonce: testLeaseNonce,
  };
}
