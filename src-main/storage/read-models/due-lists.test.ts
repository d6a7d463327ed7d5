import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DisputeListRow, PromiseListRow } from '../../../src-shared/contract/due-lists-view.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll } from './read-models.fixture.ts';

const today = '2026-06-15';
const page = { offset: 0, limit: 500 };

describe('the lists of what is due', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  it('P4: has open promises the earliest first, due ones up to today, and those not kept the latest first', () => {
    const promises = [
      promiseOf('late', 'open', '2026-06-01'),
      promiseOf('today', 'open', today),
      promiseOf('later', 'open', '2026-06-16'),
      promiseOf('broken', 'broken', '2026-05-01'),
      promiseOf('partial', 'partially-kept', '2026-05-02'),
    ];
    storeAll(store.readModels, [
      summaryOf({ row: { accountId: 'a' }, promises: promises.slice(0, 2) }),
      summaryOf({ row: { accountId: 'b' }, promises: promises.slice(2) }),
    ]);
    const ids = (filter: 'open' | 'due' | 'not-kept', offset = 0) =>
      store.readModels.promises({ ...page, filter, offset }, today).rows.map((row) => row.promiseId);
    expect(ids('open')).toEqual(['late', 'today', 'later']);
    expect(ids('due')).toEqual(['late', 'today']);
    expect(store.readModels.counts(today).duePromises).toBe(2);
    expect(ids('not-kept')).toEqual(['partial', 'broken']);
    expect(ids('open', 1)).toEqual(['today', 'later']);
    const window = store.readModels.promises({ offset: 2, limit: 1, filter: 'open' }, today);
    expect(window).toEqual({ head: { total: 3 }, rows: [promises[2]] });
  });

  it('D3: has active disputes by due date, and those due before today', () => {
    const disputes = [
      disputeOf('today', today),
      disputeOf('late', '2026-06-14'),
      disputeOf('later', '2027-01-01'),
    ];
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a' }, disputes })]);
    const ids = (filter: 'active' | 'late') =>
      store.readModels.disputes({ ...page, filter }, today).rows.map((row) => row.disputeId);
    expect(ids('active')).toEqual(['late', 'today', 'later']);
    expect(ids('late')).toEqual(['late']);
    expect(store.readModels.counts(today).lateDisputes).toBe(1);
  });

  it('has next actions by date with the account they are for', () => {
    const withAction = (accountId: string, date: string) =>
      summaryOf({
        row: {
          accountId,
          number: `n-${accountId}`,
          name: `Name ${accountId}`,
          nextAction: { date, text: 'Call' },
        },
      });
    storeAll(store.readModels, [
      withAction('a', '2026-06-16'),
      withAction('b', today),
      summaryOf({ row: { accountId: 'c' } }),
    ]);
    const all = store.readModels.followUps({ ...page, filter: 'all' }, today);
    expect(all.rows.map((row) => row.accountId)).toEqual(['b', 'a']);
    expect(store.readModels.followUps({ ...page, filter: 'due' }, today)).toEqual({
      head: { total: 1 },
      rows: [{ accountId: 'b', accountNumber: 'n-b', accountName: 'Name b', date: today, text: 'Call' }],
    });
    expect(store.readModels.counts(today).followUpsDue).toBe(1);
  });
});

function promiseOf(
  promiseId: string,
  status: PromiseListRow['status'],
  promisedDate: string,
): PromiseListRow {
  return {
    accountId: 'a',
    accountNumber: 'n',
    accountName: 'Name',
    promiseId,
    status,
    promisedDate,
    deadline: promisedDate,
    currency: 'EUR',
    amountMinor: 100,
    countedMinor: 0,
    shortMinor: 100,
    level: 1,
    contactName: '',
    isWaiting: false,
  };
}

function disputeOf(disputeId: string, dueDate: string): DisputeListRow {
  return {
    accountId: 'a',
    accountNumber: 'n',
    accountName: 'Name',
    disputeId,
    state: 'open',
    reasonCode: 'price',
    processor: '',
    dueDate,
    currency: 'EUR',
    amountMinor: 100,
    isWaiting: false,
  };
}
