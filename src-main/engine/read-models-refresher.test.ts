import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { createHandScheduler } from './hand-scheduler.fixture.ts';
import type { ReadModelsRefresher } from './read-models-refresher.ts';
import { withRefreshers } from './refresher.fixture.ts';
import { rowsVersion } from './rows-version.ts';

const presentSettings = { settings: defaultSettings };

const openStore = async () => withRefreshers(await openWorkstationReplica());

describe('the refreshing of the read models', () => {
  let store: Awaited<ReturnType<typeof openStore>>;
  let refresher: ReadModelsRefresher;
  let today = '2026-03-31';
  /** An account that cannot be computed. */
  let broken: string;

  beforeEach(async () => {
    store = await openStore();
    today = '2026-03-31';
    broken = '';
    refresher = store.startRefresher({
      today: () => today,
      reader: (reader) => ({
        ...reader,
        async loadHeld(accountIds) {
          const loaded = await reader.loadHeld(accountIds);
          return {
            effective(accountId) {
              if (accountId === broken) throw new RangeError('a sum that is no amount');
              return loaded.effective(accountId);
            },
          };
        },
      }),
    });
    await store.writeAccounts(90);
  });
  afterEach(async () => {
    await refresher.close();
    await store.remove();
  });
  const days = () => new Set(store.rows().map((row) => row.oldestDaysPastDue));
  const accounts = () => store.readModels.counts(today).accounts;

  it('computes nothing while everything is on its way, and each account once after that', async () => {
    let isHeldBack = true;
    let loads = 0;
    const held = store.startRefresher({
      isHeldBack: () => isHeldBack,
      reader: (reader) => ({
        ...reader,
        loadHeld(accountIds) {
          loads += accountIds.length;
          return reader.loadHeld(accountIds);
        },
      }),
    });
    const changed = new Set(Array.from({ length: 90 }, (_, index) => `a${index}`));
    for (let page = 0; page < 3; page += 1) {
      held.documentsChanged(changed);
      await held.settled();
    }
    expect([accounts(), loads]).toEqual([0, 0]);
    isHeldBack = false;
    await held.settled();
    expect([accounts(), loads]).toEqual([90, 90]);
    await held.close();
  });

  it('builds all rows when there are none, and again when the business date has moved on', async () => {
    await refresher.ensureVersion('rules of the 31st');
    await refresher.settled();
    expect(accounts()).toBe(90);
    expect(days()).toEqual(new Set([58]));
    today = '2026-04-01';
    await refresher.ensureVersion('rules of the 31st');
    await refresher.settled();
    expect(days()).toEqual(new Set([58]));
    await refresher.ensureVersion('rules of the 1st');
    await refresher.settled();
    expect(days()).toEqual(new Set([59]));
  });

  it('W2: computes one account at once, and takes out an account that is gone', async () => {
    await refresher.ensureVersion('1');
    await refresher.settled();
    store.readModels.markStale(['a1']);
    await store.write('accounts', [{ id: 'a1', accountId: 'a1', seq: 5, _deleted: true }]);
    await refresher.refreshNow('a1');
    expect(store.readModels.nameOf('a1')).toBeUndefined();
    expect(accounts()).toBe(89);
  });

  it('an account that cannot be computed stops no other one and stays stale', async () => {
    broken = 'a7';
    await refresher.ensureVersion('1');
    await refresher.settled();
    expect(accounts()).toBe(89);
    expect(store.readModels.stale(10).map((stale) => stale.accountId)).toEqual(['a7']);
    expect(store.events).toEqual(['worklist.account-failed']);
  });

  it('goes on after the disk failed at a look for stale accounts, whichever it was', async () => {
    const hand = createHandScheduler();
    let looks = 0;
    const unsteady = store.startRefresher({
      scheduler: hand.scheduler,
      readModels: (readModels) => ({
        ...readModels,
        stale(limit, except) {
          looks += 1;
          if (looks % 2 === 0) throw new Error('the disk');
          return readModels.stale(limit, except);
        },
      }),
    });
    await hand.during(unsteady.ensureVersion('1'));
    await hand.during(unsteady.settled());
    expect(accounts()).toBe(90);
    expect(new Set(store.events)).toEqual(new Set(['worklist.refresh-failed']));
    await unsteady.close();
  });

  it('looks again for what became stale after its last look', async () => {
    await refresher.ensureVersion('1');
    await refresher.settled();
    let isFirst = true;
    const another = store.startRefresher({
      readModels: (readModels) => ({
        ...readModels,
        stale(limit, except) {
          const found = readModels.stale(limit, except);
          if (!isFirst) return found;
          isFirst = false;
          store.readModels.markStale(['a2']);
          another.refresh();
          return found;
        },
      }),
    });
    await another.settled();
    expect(store.readModels.staleCount()).toBe(0);
    await another.close();
  });

  it('has the forms of search texts made anew by other code, but not on another day', async () => {
    const outdated: string[] = [];
    let version = '';
    const watched = store.startRefresher({
      readModels: (readModels) => ({
        ...readModels,
        outdateSearchForms() {
          outdated.push(version);
          readModels.outdateSearchForms();
        },
      }),
    });
    const rules = (day: string) => ({ ...presentSettings, today: businessDate(day) });
    for (version of [
      rowsVersion(rules('2026-03-31'), 'code-1'),
      rowsVersion(rules('2026-04-01'), 'code-1'),
      rowsVersion(rules('2026-04-01'), 'code-2'),
    ]) {
      await watched.ensureVersion(version);
      await watched.settled();
    }
    expect(outdated).toEqual([version]);
    expect(store.readModels.version()).toBe(version);
    await watched.close();
  });

  it('a rebuild drops what the tables hold and computes it again', async () => {
    await refresher.ensureVersion('1');
    await refresher.settled();
    // As damage or a bug of the past would leave it: a row of an account that the replica does not hold.
    await store.write('accounts', [{ id: 'a1', accountId: 'a1', seq: 5, _deleted: true }]);
    expect(accounts()).toBe(90);
    await refresher.rebuild();
    await refresher.settled();
    expect(accounts()).toBe(89);
    expect(store.readModels.staleCount()).toBe(0);
    expect(store.readModels.version()).toBe('1');
  });

  it('computes an account again whose documents somebody else has written', async () => {
    await refresher.ensureVersion('1');
    await refresher.settled();
    const stop = store.replica.onChange((accountIds) => refresher.documentsChanged(accountIds));
    // Without a mark before the write: another process has made its own.
    await store.write('invoices', [
      pulledOf('invoices', { id: 'more', accountId: 'a3', amountMinor: 5, seq: 9 }),
    ]);
    await refresher.settled();
    stop();
    expect(store.rows().find((row) => row.accountId === 'a3')?.openCount).toBe(2);
  });
});
