import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { Checkpoint, PullReply } from '../../src-shared/protocol/sync-api.ts';
import { pulledOf } from '../engine/account.fixture.ts';
import { createKeyedQueue } from '../engine/keyed-queue.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { readPullMark } from './pull-mark.ts';
import { createPullProgress, type PullProgress } from './pull-progress.ts';
import { createPullStep } from './pull-step.ts';
import { createRejectedDocuments, type RejectedDocuments } from './rejected-documents.ts';
import { createReplicaSweep, type PageWeight, requestSweep } from './replica-sweep.ts';
import type { PulledPage } from './server-client.ts';

const markName = 'pull/activities';
const at = { incarnation: 'i', scopeVersion: 1 };
const activity = (seq: number, fields: { readonly note?: string } = {}) =>
  pulledOf('activities', { id: `d${seq}`, seq, ...fields });

describe('a step of the pull', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let progress: PullProgress;
  let user: string | undefined;
  let limits: number[];
  let received: PageWeight[];
  let written: number[];
  let rejected: RejectedDocuments;
  let asked: (number | null)[];
  /** What the collection's mark said when the step told of a server that has gone back. */
  let losses: (string | undefined)[];
  /** What the server has, in order of `seq`. */
  let documents: PullReply['documents'];
  let pageLength: number;
  let reply: (from: Checkpoint | undefined) => Result<PulledPage>;

  const pageAfter = (from: Checkpoint | undefined, where = at): PulledPage => {
    const rest = documents.filter(({ seq }) => seq > (from?.seq ?? 0));
    const page = rest.slice(0, pageLength);
    const upToDate = page.length === rest.length;
    const seq = upToDate ? 50 : (page.at(-1)?.seq ?? 0);
    return { documents: page, checkpoint: { ...where, seq }, upToDate, bytes: 100 * page.length };
  };
  const fromServer = (from: Checkpoint | undefined) => succeed(pageAfter(from));
  /** A step as the program makes it at its start: nothing of an earlier one is in memory. */
  const stepOf = (device: DevicePort = store.device) => {
    const collection = store.held.collections.activities;
    return createPullStep({
      name: 'activities',
      collection,
      progress,
      userId: () => user,
      sweep: createReplicaSweep('activities', collection, device, store.readModels),
      readModels: store.readModels,
      turns: createKeyedQueue(),
      rejected,
      async pull(from, limit) {
        asked.push(from?.seq ?? null);
        limits.push(limit);
        return reply(from);
      },
      connection: { fail: () => undefined, succeed: () => undefined },
      backoff: { wait: async () => undefined, succeed: () => undefined, now: () => undefined },
      log: () => undefined,
      signal: new AbortController().signal,
      onReceived: (page) => received.push(page),
      onWrite: (seq) => written.push(seq),
      onComplete: () => undefined,
      onConfirmed: () => undefined,
      onLost: () => losses.push(readPullMark(store.device, 'activities')?.state),
      onIncarnation: () => undefined,
    });
  };
  const pullAll = async (step = stepOf()) => {
    for (let count = 0; !progress.isConfirmed('activities'); count += 1) {
      if (count === 10) throw new Error('the pull never ends');
      await step();
    }
  };
  const held = async () => {
    const { storageInstance } = store.held.collections.activities;
    const ids = Array.from({ length: 100 }, (_, seq) => `d${seq}`);
    const found = await storageInstance.findDocumentsById([...ids, 'foreign'], false);
    return found.map((document) => document.id).sort();
  };
  /** The next read of the replica fails, as a broken disk makes it fail. */
  const failNextRead = () => {
    const { storageInstance } = store.held.collections.activities;
    const find = storageInstance.findDocumentsById.bind(storageInstance);
    storageInstance.findDocumentsById = async () => {
      storageInstance.findDocumentsById = find;
      throw new StorageError('STORAGE_IO');
    };
  };

  beforeEach(async () => {
    store = await openWorkstationReplica();
    progress = createPullProgress();
    user = 'user-1';
    asked = [];
    losses = [];
    limits = [];
    received = [];
    written = [];
    rejected = createRejectedDocuments(store.device, '1');
    documents = [1, 2, 3].map((seq) => activity(seq));
    pageLength = 2;
    reply = fromServer;
  });
  afterEach(() => store.remove());

  describe('of a first sync', () => {
    it('goes on after a restart where it was', async () => {
      await stepOf()();
      expect(await held()).toEqual(['d1', 'd2']);
      await pullAll();
      expect(asked).toEqual([null, 2]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });

    it('a crash between documents and checkpoint brings the page again, which changes nothing', async () => {
      const step = stepOf();
      await step();
      const before = store.device.setting(markName) ?? '';
      await step();
      store.device.saveSetting(markName, before);
      const changes: unknown[] = [];
      const { storageInstance } = store.held.collections.activities;
      const listening = storageInstance.changeStream().subscribe((change) => changes.push(change));
      progress.want(['activities']);
      await pullAll();
      listening.unsubscribe();
      expect(asked).toEqual([null, 2, 2]);
      expect(changes).toEqual([]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });

    it('a page that is not stored: the checkpoint does not pass it', async () => {
      const step = stepOf();
      await step();
      failNextRead();
      await expect(step()).rejects.toThrow(StorageError);
      await pullAll();
      expect(asked).toEqual([null, 2, 2]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });

    it('a checkpoint that is not stored: the page comes again and nothing is missing', async () => {
      let isBroken = false;
      const device: DevicePort = {
        ...store.device,
        saveSetting(name, value) {
          if (isBroken && name === markName) throw new StorageError('STORAGE_FULL');
          store.device.saveSetting(name, value);
        },
      };
      const step = stepOf(device);
      await step();
      isBroken = true;
      await expect(step()).rejects.toThrow(StorageError);
      expect(progress.isConfirmed('activities')).toBe(false);
      isBroken = false;
      await pullAll(step);
      expect(asked).toEqual([null, 2, 2]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });

    it('a document that does not fit holds nobody up, and is known until it comes in a form that fits', async () => {
      documents = [activity(1), { ...activity(2), note: 7 }, activity(3)];
      await pullAll();
      expect(asked).toEqual([null, 2]);
      expect(await held()).toEqual(['d1', 'd3']);
      const another = createRejectedDocuments(store.device, '2');
      expect([...another.of('activities')]).toEqual([['d2', 2]]);
      expect(another.worthAnotherLook()).toEqual(['activities']);
      documents = [{ ...activity(51), id: 'd2' }];
      progress.want(['activities']);
      await pullAll();
      expect([...createRejectedDocuments(store.device, '2').of('activities')]).toEqual([]);
    });

    it('asks for the longest pages, tells what each weighs, and later ones are shorter', async () => {
      await pullAll();
      expect(limits).toEqual([5_000, 5_000]);
      expect(received).toEqual([
        { documents: 2, bytes: 200 },
        { documents: 1, bytes: 100 },
      ]);
      expect(readPullMark(store.device, 'activities')).toMatchObject({ documents: 3, bytes: 300 });
      progress.want(['activities']);
      await pullAll();
      expect(limits.at(-1)).toBe(2_000);
    });

    it('tells of each write before it begins and when it is done, with the highest position', async () => {
      await pullAll();
      expect(written).toEqual([2, 2, 3, 3]);
    });

    it('takes nothing of a page for whom access was taken away while it was on its way', async () => {
      reply = (from) => {
        user = undefined;
        return fromServer(from);
      };
      await stepOf()();
      expect(await held()).toEqual([]);
      await stepOf()();
      expect(asked).toEqual([null]);
    });
  });

  describe('after a complete pull', () => {
    beforeEach(async () => {
      await pullAll();
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
      progress.want(['activities']);
      asked = [];
      pageLength = 100;
    });

    it('goes on from the checkpoint of the same user, also after a restart', async () => {
      await pullAll();
      expect(asked).toEqual([50]);
    });

    it('a pull that brings nothing writes nothing', async () => {
      const saved: string[] = [];
      const device: DevicePort = { ...store.device, saveSetting: (name) => saved.push(name) };
      await pullAll(stepOf(device));
      expect(asked).toEqual([50]);
      expect(saved).toEqual([]);
    });

    it('takes what is new although the clock of the device was set back by a year', async () => {
      const now = Date.now();
      const clock = vi.spyOn(Date, 'now').mockReturnValue(now - 31_536_000_000);
      reply = () => succeed({ ...pageAfter(undefined), documents: [activity(51, { note: 'new' })] });
      await pullAll().finally(() => clock.mockRestore());
      expect(await held()).toEqual(['d1', 'd2', 'd3', 'd51']);
    });

    it('a scope that has changed: pulls from the start and drops what is outside', async () => {
      reply = (from) => succeed(pageAfter(from, { ...at, scopeVersion: 2 }));
      documents = [activity(1), activity(3)];
      await pullAll();
      expect(asked).toEqual([50, null]);
      expect(await held()).toEqual(['d1', 'd3']);
      expect(losses).toEqual([]);
    });

    it.each([
      ['the same scope at an earlier position', { ...at, seq: 40 }, true],
      ['an earlier scope', { incarnation: 'i', scopeVersion: 0, seq: 60 }, true],
      ['a later scope, from its start', { incarnation: 'i', scopeVersion: 2, seq: 3 }, false],
      ['another incarnation, from its start', { incarnation: 'j', scopeVersion: 1, seq: 3 }, false],
      ['the same position', { ...at, seq: 50 }, false],
    ])(
      'a reply of %s tells of a loss or not, before the sweep is asked for',
      async (_of, checkpoint, isLoss) => {
        reply = () => {
          reply = fromServer;
          return succeed({ documents: [], checkpoint, upToDate: true, bytes: 0 });
        };
        await pullAll();
        expect(losses).toEqual(isLoss ? ['complete'] : []);
      },
    );

    it('a loss is told once: not again by a reply that was on its way when the sweep was asked for', async () => {
      reply = () => {
        reply = fromServer;
        requestSweep(store.device, 'activities');
        return succeed({ documents: [], checkpoint: { ...at, seq: 40 }, upToDate: true, bytes: 0 });
      };
      await pullAll();
      expect(losses).toEqual([]);
      expect(asked).toEqual([50, null]);
    });

    it('a server whose numbers went back: pulls from the start and drops what it no longer has', async () => {
      reply = (from) => {
        const page = pageAfter(from);
        return succeed({ ...page, checkpoint: { ...page.checkpoint, seq: 40 } });
      };
      documents = [activity(1), activity(2)];
      await pullAll();
      expect(asked).toEqual([50, null]);
      expect(await held()).toEqual(['d1', 'd2']);
    });

    it('a sweep that is cut off starts over after a restart, so that it drops all it should', async () => {
      requestSweep(store.device, 'activities');
      documents = [activity(1), activity(3), activity(4)];
      pageLength = 2;
      await stepOf()();
      await pullAll();
      expect(asked).toEqual([null, null, 3]);
      expect(await held()).toEqual(['d1', 'd3', 'd4']);
    });

    it('a sweep that is asked for while a page is on its way is not forgotten', async () => {
      documents = [activity(1)];
      reply = (from) => {
        reply = fromServer;
        requestSweep(store.device, 'activities');
        return fromServer(from);
      };
      await pullAll();
      progress.want(['activities']);
      await pullAll();
      expect(asked).toEqual([50, null]);
      expect(await held()).toEqual(['d1']);
    });

    it('starts over for another user although nobody asked for it (a crash right after the sign-in)', async () => {
      user = 'user-2';
      documents = [activity(2)];
      await pullAll();
      expect(asked).toEqual([null]);
      expect(await held()).toEqual(['d2']);
    });

    it('a page of the former user that arrives after the sign-in is not taken', async () => {
      reply = () => {
        reply = fromServer;
        user = 'user-2';
        const foreign = pulledOf('activities', { id: 'foreign', seq: 60 });
        return succeed({ documents: [foreign], checkpoint: { ...at, seq: 60 }, upToDate: true, bytes: 1 });
      };
      await pullAll();
      expect(asked).toEqual([50, null]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });

    it('a disk failure in the first page of a sweep loses nothing: the former checkpoint does not count', async () => {
      const step = stepOf();
      requestSweep(store.device, 'activities');
      failNextRead();
      await expect(step()).rejects.toThrow(StorageError);
      await pullAll(step);
      expect(asked).toEqual([null, null]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });

    it('a disk failure while a sweep drops documents: it is not complete before all are dropped', async () => {
      const step = stepOf();
      requestSweep(store.device, 'activities');
      documents = [activity(1)];
      const { storageInstance } = store.held.collections.activities;
      const write = storageInstance.bulkWrite.bind(storageInstance);
      storageInstance.bulkWrite = async () => {
        storageInstance.bulkWrite = write;
        throw new StorageError('STORAGE_FULL');
      };
      await expect(step()).rejects.toThrow(StorageError);
      expect(progress.isConfirmed('activities')).toBe(false);
      await pullAll(step);
      expect(await held()).toEqual(['d1']);
    });

    it('a request that fails in a sweep is repeated from the start', async () => {
      let failures = 2;
      requestSweep(store.device, 'activities');
      reply = (from) => {
        failures -= 1;
        return failures >= 0 ? fail('OFFLINE') : fromServer(from);
      };
      await pullAll();
      expect(asked).toEqual([null, null, null]);
      expect(await held()).toEqual(['d1', 'd2', 'd3']);
    });
  });
});
