import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../engine/engine.fixture.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { startCollectionPull } from './collection-pull.ts';
import type { StoredCheckpoint } from './replica-sweep.ts';

describe("RxDB's replication of a collection", () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  beforeEach(async () => {
    store = await openWorkstationReplica();
  });
  afterEach(() => store.remove());

  const lastSeq = 12;
  const start = (closing: AbortController, asked: (number | undefined)[], directions: unknown[]) =>
    startCollectionPull({
      name: 'activities',
      collection: store.held.collections.activities,
      async step(checkpoint: StoredCheckpoint | undefined) {
        asked.push(checkpoint?.seq);
        const seq = (checkpoint?.seq ?? 0) + 1;
        if (seq > lastSeq || closing.signal.aborted) return { documents: [], checkpoint };
        const document = { id: `d${seq}`, accountId: 'a', seq, _deleted: false };
        return { documents: [document], checkpoint: { incarnation: 'i', scopeVersion: 1, seq, pull: 1 } };
      },
      scheduler: timerScheduler,
      random: () => 0.01,
      log: (_level, event, fields) => {
        if (event === 'sync.pull-error') directions.push(fields?.direction);
      },
      signal: closing.signal,
    });
  const isComplete = async () => (await store.held.collections.activities.count().exec()) === lastSeq;

  it('an error without direction: stops before the checkpoint passes it, starts again, misses nothing', async () => {
    const { storageInstance } = store.held.collections.activities;
    const find = storageInstance.findDocumentsById.bind(storageInstance);
    let failures = 0;
    storageInstance.findDocumentsById = async (ids, withDeleted) => {
      if (ids.includes('d5') && failures < 2) {
        failures += 1;
        throw new Error('injected fault');
      }
      return find(ids, withDeleted);
    };
    const closing = new AbortController();
    const directions: unknown[] = [];
    const pull = start(closing, [], directions);
    await until(isComplete, 'complete');
    expect(failures).toBe(2);
    expect(directions).toEqual(['none', 'none']);
    closing.abort();
    await pull.close();
  });

  it('continues after a restart of the program from the stored checkpoint', async () => {
    const first = new AbortController();
    const pull = start(first, [], []);
    await until(isComplete, 'complete');
    first.abort();
    await pull.close();
    const asked: (number | undefined)[] = [];
    const second = new AbortController();
    const again = start(second, asked, []);
    await until(() => asked.length > 0, 'asked');
    expect(asked[0]).toBeGreaterThanOrEqual(lastSeq - 1);
    second.abort();
    await again.close();
  });
});
