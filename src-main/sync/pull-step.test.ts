import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Checkpoint, PullReply } from '../../src-shared/protocol/sync-api.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';
import { createPullStep } from './pull-step.ts';
import { createReplicaSweep, requestSweep, type StoredCheckpoint } from './replica-sweep.ts';

describe('the pull of a collection when another user has signed in', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let progress: PullProgress;
  let user: string;
  let asked: (number | null)[];
  let reply: (from: Checkpoint | undefined) => Result<PullReply>;
  const documents = [1, 2, 3].map((seq) => pulledOf('activities', { id: `d${seq}`, seq }));
  const checkpoint = { incarnation: 'i', scopeVersion: 1, seq: 50 };
  const everything = (from: Checkpoint | undefined) =>
    succeed({
      documents: documents.filter(({ seq }) => seq > (from?.seq ?? 0)),
      checkpoint,
      upToDate: true,
    });

  const stepOf = () => {
    const collection = store.held.collections.activities;
    return createPullStep({
      name: 'activities',
      collection,
      progress,
      userId: () => user,
      sweep: createReplicaSweep('activities', collection, store.device, store.readModels),
      readModels: store.readModels,
      async pull(from) {
        asked.push(from?.seq ?? null);
        return reply(from);
      },
      connection: {
        status: () => 'connected',
        whenConnected: async () => true,
        fail: () => undefined,
        succeed: () => undefined,
        now: () => undefined,
        reconnect: () => undefined,
        run: async () => undefined,
      },
      backoff: { wait: async () => undefined, succeed: () => undefined, now: () => undefined },
      scheduler: { wait: async () => undefined },
      log: () => undefined,
      signal: new AbortController().signal,
      onReceived: () => undefined,
      onComplete: () => undefined,
      onConfirmed: () => undefined,
      onIncarnation: () => undefined,
    });
  };
  const held = () => store.held.collections.activities.count().exec();
  /** What RxDB has stored after the pull of user-1. */
  let stored: StoredCheckpoint | undefined;

  beforeEach(async () => {
    store = await openWorkstationReplica();
    progress = createPullProgress();
    user = 'user-1';
    asked = [];
    reply = everything;
    stored = (await stepOf()(undefined)).checkpoint;
    expect(await held()).toBe(3);
    progress.want(['activities']);
    asked = [];
  });
  afterEach(() => store.remove());

  it('goes on from the checkpoint of the same user, also after a restart', async () => {
    await stepOf()(stored);
    expect(asked).toEqual([50]);
    expect(await held()).toBe(3);
  });

  it('starts over for another user although nobody asked for it (a crash right after the sign-in)', async () => {
    user = 'user-2';
    await stepOf()(stored);
    expect(asked).toEqual([null]);
    expect(await held()).toBe(3);
  });

  it('a disk failure in the first page of a sweep loses nothing: the former checkpoint does not count', async () => {
    const step = stepOf();
    requestSweep(store.device, 'activities');
    const { storageInstance } = store.held.collections.activities;
    const find = storageInstance.findDocumentsById.bind(storageInstance);
    storageInstance.findDocumentsById = async () => {
      storageInstance.findDocumentsById = find;
      throw new Error('injected fault');
    };
    await expect(step(stored)).rejects.toThrow('injected fault');
    await step(stored);
    expect(asked).toEqual([null, null]);
    expect(await held()).toBe(3);
    expect(progress.isConfirmed('activities')).toBe(true);
  });

  it('a request that fails in a sweep is repeated from the start', async () => {
    let failures = 2;
    requestSweep(store.device, 'activities');
    reply = (from) => {
      failures -= 1;
      return failures >= 0 ? fail('OFFLINE') : everything(from);
    };
    await stepOf()(stored);
    expect(asked).toEqual([null, null, null]);
    expect(await held()).toBe(3);
  });

  it('a page of the former user that arrives after the sign-in is not taken', async () => {
    const foreign = [pulledOf('activities', { id: 'foreign', seq: 60 })];
    reply = (from) => {
      reply = everything;
      user = 'user-2';
      return succeed({
        documents: foreign,
        checkpoint: { ...checkpoint, seq: from?.seq ?? 0 },
        upToDate: true,
      });
    };
    await stepOf()(stored);
    expect(asked).toEqual([50, null]);
    expect(await held()).toBe(3);
  });
});
