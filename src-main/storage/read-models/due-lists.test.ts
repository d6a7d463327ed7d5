import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DisputeListQuery,
  DisputeListRow,
  FollowUpListRow,
  PromiseListRow,
} from '../../../src-shared/contract/due-lists-view.ts';
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

  it('has next actions by date with the account they are for, and P4: what broken promises ask for', () => {
    const of = (accountId: string) => ({
      accountId,
      accountNumber: `n-${accountId}`,
      accountName: `Name ${accountId}`,
    });
    const planned = (accountId: string, date: string): FollowUpListRow => ({
      ...of(accountId),
      followUpId: `activity/${accountId}`,
      date,
      kind: 'planned',
      activityId: accountId,
      text: 'Call',
      channel: 'call',
    });
    const broken: FollowUpListRow = {
      ...of('b'),
      followUpId: 'promise/p',
      date: '2026-06-01',
      kind: 'broken-promise',
      promiseId: 'p',
      promisedDate: '2026-05-28',
      currency: 'EUR',
      shortMinor: 100,
    };
    storeAll(store.readModels, [
      summaryOf({ row: { accountId: 'a' }, followUps: [planned('a', '2026-06-16')] }),
      summaryOf({ row: { accountId: 'b' }, followUps: [planned('b', today), broken] }),
      summaryOf({ row: { accountId: 'c' } }),
    ]);
    const all = store.readModels.followUps({ ...page, filter: 'all' }, today);
    expect(all.rows.map((row) => row.followUpId)).toEqual(['promise/p', 'activity/b', 'activity/a']);
    expect(store.readModels.followUps({ ...page, filter: 'due' }, today)).toEqual({
      head: { total: 2 },
      rows: [broken, planned('b', today)],
    });
    expect(store.readModels.counts(today).followUpsDue).toBe(2);
  });

  it('has amended promises, kept apart from whether they are open', () => {
    const amended = { ...promiseOf('amended', 'open', today), amendmentCount: 2 };
    storeAll(store.readModels, [
      summaryOf({ row: { accountId: 'a' }, promises: [amended, promiseOf('plain', 'open', today)] }),
    ]);
    const list = (filter: 'open' | 'amended') => store.readModels.promises({ ...page, filter }, today).rows;
    expect(list('amended')).toEqual([amended]);
    expect(list('open')).toHaveLength(2);
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'a' } })]);
    expect(list('amended')).toEqual([]);
  });

  it('D1: has a board by state and processor with what is late, and the list behind each cell', () => {
    const of = (id: string, state: string, processor: string, dueDate: string) => ({
      ...disputeOf(id, dueDate),
      state,
      processor,
    });
    storeAll(store.readModels, [
      summaryOf({
        row: { accountId: 'a' },
        disputes: [
          of('d1', 'open', 'sales', '2026-06-20'),
          of('d2', 'open', 'sales', '2026-06-10'),
          of('d3', 'in-review', 'log/istics', '2026-06-01'),
          of('d4', 'resolved', 'sales', '2026-06-01'),
        ],
      }),
    ]);
    expect(store.readModels.disputeBoard(today).cells).toEqual([
      { state: 'in-review', processor: 'log/istics', count: 1, lateCount: 1 },
      { state: 'open', processor: 'sales', count: 2, lateCount: 1 },
      { state: 'resolved', processor: 'sales', count: 1, lateCount: 0 },
    ]);
    const ids = (query: Partial<DisputeListQuery>) =>
      store.readModels
        .disputes({ ...page, filter: 'active', ...query }, today)
        .rows.map((row) => row.disputeId);
    expect(ids({})).toEqual(['d3', 'd2', 'd1']);
    expect(ids({ state: 'open' })).toEqual(['d2', 'd1']);
    expect(ids({ processor: 'log/istics' })).toEqual(['d3']);
    expect(ids({ state: 'open', processor: 'sales', filter: 'late' })).toEqual(['d2']);
    expect(ids({ filter: 'resolved' })).toEqual(['d4']);
    expect(ids({ filter: 'resolved', processor: 'logistics' })).toEqual([]);
    expect(ids({ state: 'resolved' })).toEqual([]);
    expect(ids({ state: 'open', filter: 'resolved' })).toEqual([]);
    expect(store.readModels.counts(today).lateDisputes).toBe(2);
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
    amendmentCount: 0,
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
    settlement: null,
    isWaiting: false,
  };
}
