import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { createHandScheduler, turn } from './hand-scheduler.fixture.ts';
import { withRefreshers } from './refresher.fixture.ts';

const openStore = async () => withRefreshers(await openWorkstationReplica());

describe('the refreshing of the read models while something else happens', () => {
  let store: Awaited<ReturnType<typeof openStore>>;
  beforeEach(async () => {
    store = await openStore();
    await store.writeAccounts(90);
  });
  afterEach(() => store.remove());

  /** Computes slices by hand until at least one row is there, and stops in the middle. */
  async function rebuildHalf(hand: ReturnType<typeof createHandScheduler>) {
    const refresher = store.startRefresher({ scheduler: hand.scheduler });
    const marked = refresher.ensureVersion('1');
    for (let index = 0; index < 100 && store.rows().length === 0; index += 1) await hand.end();
    await marked;
    expect(store.rows().length).toBeGreaterThan(0);
    expect(store.readModels.staleCount()).toBeGreaterThan(0);
    return refresher;
  }

  it('a rebuild that ended with the program in its middle goes on where it was', async () => {
    const hand = createHandScheduler();
    const first = await rebuildHalf(hand);
    const computed = store.rows().map((row) => row.accountId);
    await first.close();
    const loaded: string[] = [];
    const second = store.startRefresher({
      reader: (reader) => ({
        ...reader,
        loadHeld(accountIds) {
          loaded.push(...accountIds);
          return reader.loadHeld(accountIds);
        },
      }),
    });
    await second.ensureVersion('1');
    await second.settled();
    expect(store.rows()).toHaveLength(90);
    expect(loaded.filter((accountId) => computed.includes(accountId))).toEqual([]);
    await second.close();
  });

  it('a rebuild that ended before all accounts were marked begins again', async () => {
    const stopped = store.startRefresher({
      replica: (replica) => ({ ...replica, accountIds: () => Promise.reject(new Error('killed')) }),
    });
    store.readModels.setVersion('1');
    await expect(stopped.rebuild()).rejects.toThrow('killed');
    await stopped.close();
    const next = store.startRefresher();
    await next.ensureVersion('1');
    await next.settled();
    expect(store.rows()).toHaveLength(90);
    await next.close();
  });

  it("a command's account comes first: it does not wait for the rebuild", async () => {
    const hand = createHandScheduler();
    const refresher = await rebuildHalf(hand);
    const [last] = store.readModels.stale(500).slice(-1);
    const accountId = last?.accountId ?? '';
    store.changes.length = 0;
    await refresher.refreshNow(accountId);
    expect(store.rows().some((row) => row.accountId === accountId)).toBe(true);
    expect(store.readModels.staleCount()).toBeGreaterThan(0);
    expect(store.changes).toEqual([{ kind: 'worklist' }]);
    await refresher.close();
  });

  it('never leaves a row of documents that changed between their loading and its storing', async () => {
    let seq = 10;
    const refresher = store.startRefresher({
      reader: (reader) => ({
        ...reader,
        async loadHeld(accountIds) {
          const loaded = await reader.loadHeld(accountIds);
          if (!accountIds.includes('a3') || seq > 12) return loaded;
          seq += 1;
          await store.write('invoices', [pulledOf('invoices', { id: `new-${seq}`, accountId: 'a3', seq })]);
          return loaded;
        },
      }),
    });
    const stop = store.replica.onChange((accountIds) => refresher.documentsChanged(accountIds));
    await refresher.ensureVersion('1');
    await refresher.settled();
    stop();
    expect(seq).toBe(13);
    expect(store.rows().find((row) => row.accountId === 'a3')?.openCount).toBe(4);
    await refresher.close();
  });

  it('computes an account again whose mark the disk could not take', async () => {
    const hand = createHandScheduler();
    let fails = false;
    const refresher = store.startRefresher({
      scheduler: hand.scheduler,
      readModels: (readModels) => ({
        ...readModels,
        markStale(accountIds) {
          if (fails) throw new Error('the disk');
          readModels.markStale(accountIds);
        },
      }),
    });
    await hand.during(refresher.ensureVersion('1'));
    await hand.during(refresher.settled());
    const stop = store.replica.onChange((accountIds) => refresher.documentsChanged(accountIds));
    fails = true;
    await store.write('invoices', [pulledOf('invoices', { id: 'more', accountId: 'a3', seq: 9 })]);
    stop();
    expect(store.events).toContain('worklist.mark-failed');
    fails = false;
    await hand.during(refresher.settled());
    expect(store.rows().find((row) => row.accountId === 'a3')?.openCount).toBe(2);
    await refresher.close();
  });

  it('tells the lists of its progress, but not of every slice', async () => {
    const hand = createHandScheduler();
    const refresher = await rebuildHalf(hand);
    const told = store.changes.length;
    expect(told).toBeGreaterThan(0);
    expect(hand.delays()).toContain(250);
    await turn();
    expect(store.changes).toHaveLength(told);
    for (let index = 0; index < 100 && store.readModels.staleCount() > 0; index += 1) await hand.end();
    await hand.end();
    expect(store.changes.length).toBeGreaterThan(told);
    expect(store.rows()).toHaveLength(90);
    await refresher.close();
  });
});
