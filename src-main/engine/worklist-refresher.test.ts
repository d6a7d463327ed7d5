import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultPolicy } from '../../src-shared/domain/organisation/policy.ts';
import { defaultStrategy } from '../../src-shared/domain/priority/strategy.ts';
import { openWorkstationReplica } from '../storage/workstation-file.fixture.ts';
import { pulledOf } from './account.fixture.ts';
import { createAccountReader } from './account-reader.ts';
import { createChangeBus } from './change-bus.ts';
import { timerScheduler } from './timer-scheduler.ts';
import { createWorklistRefresher, type WorklistRefresher } from './worklist-refresher.ts';

const everything = {
  offset: 0,
  limit: 500,
  search: '',
  filter: 'all',
  sort: 'oldest',
  direction: 'descending',
} as const;

describe('the refreshing of the worklist', () => {
  let store: Awaited<ReturnType<typeof openWorkstationReplica>>;
  let refresher: WorklistRefresher;
  let today = '2026-03-31';
  /** An account that cannot be computed. */
  let broken: string;
  let events: string[];

  beforeEach(async () => {
    store = await openWorkstationReplica();
    today = '2026-03-31';
    broken = '';
    events = [];
    const reader = createAccountReader(store.replica, store.outbox, store.device);
    refresher = createWorklistRefresher({
      worklist: store.worklist,
      replica: store.replica,
      reader: {
        ...reader,
        async readHeld(accountId) {
          if (accountId === broken) throw new RangeError('a sum that is no amount');
          return reader.readHeld(accountId);
        },
      },
      bus: createChangeBus(),
      scheduler: timerScheduler,
      log: (_level, event) => events.push(event),
      isDiskFailure: () => false,
      rules: () => ({ today: businessDate(today), policy: defaultPolicy, strategy: defaultStrategy }),
    });
    const numbers = Array.from({ length: 90 }, (_, index) => `a${index}`);
    await store.write(
      'accounts',
      numbers.map((id) => pulledOf('accounts', { id, accountId: id, number: id })),
    );
    await store.write(
      'invoices',
      numbers.map((id) => pulledOf('invoices', { id: `i-${id}`, accountId: id })),
    );
  });
  afterEach(async () => {
    await refresher.close();
    await store.remove();
  });
  const days = () => new Set(store.worklist.rows(everything).map((row) => row.oldestDaysPastDue));

  it('builds all rows when there are none, and again when the business date has moved on', async () => {
    await refresher.ensureVersion('rules of the 31st');
    await refresher.settled();
    expect(store.worklist.counts().accounts).toBe(90);
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
    store.worklist.markStale(['a1']);
    await store.write('accounts', [{ id: 'a1', accountId: 'a1', seq: 5, _deleted: true }]);
    await refresher.refreshNow('a1');
    expect(store.worklist.nameOf('a1')).toBeUndefined();
    expect(store.worklist.counts().accounts).toBe(89);
  });

  it('an account that cannot be computed stops no other one and stays stale', async () => {
    broken = 'a7';
    await refresher.ensureVersion('1');
    await refresher.settled();
    expect(store.worklist.counts().accounts).toBe(89);
    expect(store.worklist.stale(10).map((stale) => stale.accountId)).toEqual(['a7']);
    expect(events).toEqual(['worklist.account-failed']);
  });
});
