import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type WorklistQuery,
  type WorklistRow,
  worklistSorts,
} from '../../../src-shared/contract/worklist-view.ts';
import type { CurrencyFigures } from '../../../src-shared/domain/account/account-figures.ts';
import { comparePriority } from '../../../src-shared/domain/priority/compare-priority.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { markOf, storeAll, storeGone, wholeWorklist } from './read-models.fixture.ts';

const today = '2026-06-15';
/** All of it overdue and to be collected. */
const figuresIn = (currency: string, overdueMinor: number): CurrencyFigures => ({
  currency,
  balanceMinor: overdueMinor,
  bucketsMinor: [0, overdueMinor],
  creditsMinor: 0,
  overdueMinor,
  disputedMinor: 0,
  promisedMinor: 0,
  adjustedMinor: 0,
  plannedMinor: 0,
  toCollectMinor: overdueMinor,
  oldestDaysPastDue: 1,
  openCount: 1,
  overdueCount: 1,
});

type Fields = Partial<WorklistRow> & { readonly accountId: string };

describe("the worklist's read model", () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  const put = (row: Fields, isToWork = true, hasPromiseDue = false) =>
    storeAll(store.readModels, [summaryOf({ row, isToWork, hasPromiseDue })]);
  const ids = (changes: Partial<WorklistQuery> = {}) =>
    store.readModels.rows({ ...wholeWorklist, ...changes }).map((row) => row.accountId);

  it('W3: orders by score, then amount to collect in the currency, then account number', () => {
    const rows = fc.array(
      fc.record({
        score: fc.integer({ min: 0, max: 3 }),
        currency: fc.constantFrom('EUR', 'USD'),
        toCollectMinor: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        store.readModels.clear();
        // The last numbers tell code units from code points: the emoji's first unit is the smaller one.
        const numbers = ['n0', 'n1', 'n2', '\ufffd', '😀'];
        const numbered = list.map((one, index) => ({
          ...one,
          accountId: `a${index}`,
          number: String(numbers[index % numbers.length]),
        }));
        storeAll(
          store.readModels,
          numbered.map((row) => summaryOf({ row })),
        );
        const expected = numbered.toSorted(
          (a, b) => comparePriority(a, b) || (a.accountId < b.accountId ? -1 : 1),
        );
        expect(ids()).toEqual(expected.map((one) => one.accountId));
        expect(ids({ direction: 'ascending' })).toEqual(expected.map((one) => one.accountId).reverse());
      }),
      { numRuns: 25 },
    );
  });

  it('finds accounts by their numbers as they are written, and leaves out what nobody has', () => {
    put({ accountId: 'a', number: '10023', name: 'Northwind' });
    put({ accountId: 'b', number: 'DE/7 b', name: 'Södra "Ab"' });
    expect(store.readModels.accountsByNumber(['DE/7 b', '10023', '1002', 'de/7 b', "' OR 1=1 --"])).toEqual(
      expect.arrayContaining([
        { accountId: 'a', number: '10023', name: 'Northwind' },
        { accountId: 'b', number: 'DE/7 b', name: 'Södra "Ab"' },
      ]),
    );
    expect(store.readModels.accountsByNumber(['DE/7 b', 'de/7 b'])).toHaveLength(1);
    expect(store.readModels.accountsByNumber([])).toEqual([]);
  });

  it('sorts by each figure, the other direction being the exact reverse', () => {
    put({ accountId: 'a', name: 'Zoe', overdueMinor: 1, toCollectMinor: 9, oldestDaysPastDue: 5, score: 2 });
    put({ accountId: 'b', name: 'ärger', overdueMinor: 2, lastContactOn: '2026-01-02', score: 1 });
    put({ accountId: 'c', name: 'Mann', overdueMinor: 2, lastContactOn: '2026-01-01', score: 3 });
    expect(ids({ sort: 'name', direction: 'ascending' })).toEqual(['b', 'c', 'a']);
    expect(ids({ sort: 'overdue' })).toEqual(['c', 'b', 'a']);
    expect(ids({ sort: 'to-collect' })).toEqual(['a', 'c', 'b']);
    expect(ids({ sort: 'oldest' })).toEqual(['a', 'c', 'b']);
    expect(ids({ sort: 'last-contact' })).toEqual(['b', 'c', 'a']);
    for (const sort of worklistSorts) {
      expect(ids({ sort, direction: 'ascending' })).toEqual(ids({ sort, direction: 'descending' }).reverse());
    }
  });

  it.each(['overdue', 'to-collect'] as const)(
    'M1, W3: by %s, the accounts of a currency stand together',
    (sort) => {
      put({ accountId: 'a', currency: 'JPY', overdueMinor: 900_000, toCollectMinor: 900_000 });
      put({ accountId: 'b', currency: 'EUR', overdueMinor: 100, toCollectMinor: 100 });
      put({ accountId: 'c', currency: 'JPY', overdueMinor: 5, toCollectMinor: 5 });
      put({ accountId: 'd', currency: 'EUR', overdueMinor: 200, toCollectMinor: 200 });
      put({ accountId: 'e', currency: 'EUR', overdueMinor: 100, toCollectMinor: 100, score: 9 });
      expect(ids({ sort })).toEqual(['d', 'e', 'b', 'a', 'c']);
      expect(ids({ sort, direction: 'ascending' })).toEqual(['c', 'a', 'b', 'e', 'd']);
    },
  );

  it('gives the same windows from the front and from the back, with and without search and filter', () => {
    const summaries = Array.from({ length: 1_300 }, (_, index) =>
      summaryOf({
        row: { accountId: `a${index}`, name: index % 20 === 0 ? 'Rare one' : 'Common', score: index % 50 },
        isToWork: index % 3 > 0,
      }),
    );
    storeAll(store.readModels, summaries);
    for (const search of ['', 'common', 'rare']) {
      for (const filter of ['all', 'to-work'] as const) {
        const whole = [0, 500, 1_000].flatMap((offset) => ids({ search, filter, offset }));
        const windows = Array.from({ length: 14 }, (_, page) =>
          ids({ search, filter, offset: page * 97, limit: 97 }),
        );
        expect(new Set(whole).size).toBe(whole.length);
        expect(windows.flat()).toEqual(whole);
      }
    }
    expect(ids({ offset: 1_300 })).toEqual([]);
    expect(ids({ offset: 5_000_000 })).toEqual([]);
  });

  it('gives totals per currency over all that match, not only over the window', () => {
    put({ accountId: 'a', overdueMinor: 10, toCollectMinor: 5 });
    put({ accountId: 'b', overdueMinor: 20, toCollectMinor: 6 }, false);
    put({ accountId: 'c', currency: 'USD', overdueMinor: 7, toCollectMinor: 7 });
    expect(store.readModels.totals({ ...wholeWorklist, limit: 1 })).toEqual([
      { currency: 'EUR', accountCount: 2, overdueMinor: 30, toCollectMinor: 11 },
      { currency: 'USD', accountCount: 1, overdueMinor: 7, toCollectMinor: 7 },
    ]);
    expect(store.readModels.totals({ ...wholeWorklist, filter: 'to-work' })).toMatchObject([
      { currency: 'EUR', accountCount: 1, overdueMinor: 10 },
      { currency: 'USD' },
    ]);
  });

  it('M1: totals have what accounts owe in other currencies than their own, as it is now', () => {
    const owes = (
      accountId: string,
      own: string,
      foreign: Readonly<Record<string, number>>,
      isToWork = true,
    ) =>
      storeAll(store.readModels, [
        summaryOf({
          row: { accountId, currency: own, overdueMinor: 10, toCollectMinor: 5, name: accountId },
          isToWork,
          balances: [
            figuresIn(own, 10),
            ...Object.entries(foreign).map(([code, minor]) => figuresIn(code, minor)),
          ],
        }),
      ]);
    owes('a', 'EUR', { GBP: 4, USD: 2 });
    owes('b', 'USD', { GBP: 6 }, false);
    expect(store.readModels.totals(wholeWorklist)).toEqual([
      { currency: 'EUR', accountCount: 1, overdueMinor: 10, toCollectMinor: 5 },
      { currency: 'GBP', accountCount: 0, overdueMinor: 10, toCollectMinor: 10 },
      { currency: 'USD', accountCount: 1, overdueMinor: 12, toCollectMinor: 7 },
    ]);
    const toWork = { ...wholeWorklist, filter: 'to-work' as const };
    expect(store.readModels.totals(toWork).map((one) => [one.currency, one.overdueMinor])).toEqual([
      ['EUR', 10],
      ['GBP', 4],
      ['USD', 2],
    ]);
    expect(store.readModels.totals({ ...wholeWorklist, search: 'b' })).toMatchObject([
      { currency: 'GBP', overdueMinor: 6 },
      { currency: 'USD', overdueMinor: 10 },
    ]);
    owes('a', 'EUR', { USD: 3 });
    storeGone(store.readModels, ['b']);
    expect(store.readModels.totals(wholeWorklist).map((one) => [one.currency, one.overdueMinor])).toEqual([
      ['EUR', 10],
      ['USD', 3],
    ]);
    owes('a', 'EUR', { USD: 0 });
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ currency: 'EUR' }]);
    const sql = 'SELECT currency, balance_minor FROM foreign_balance';
    expect(store.file.statements.rows(sql).all()).toEqual([{ currency: 'USD', balance_minor: 0 }]);
  });

  it('M1: gives exact totals, and none where no number is exact', () => {
    const large = Number.MAX_SAFE_INTEGER;
    put({ accountId: 'a', overdueMinor: large });
    put({ accountId: 'b', overdueMinor: large });
    put({ accountId: 'c', overdueMinor: -large });
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ overdueMinor: large }]);
    put({ accountId: 'd', overdueMinor: 1 });
    put({ accountId: 'e', currency: 'USD', overdueMinor: 3 });
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([
      { currency: 'EUR', accountCount: 4, overdueMinor: null, toCollectMinor: 0 },
      { currency: 'USD', accountCount: 1, overdueMinor: 3 },
    ]);
    expect(store.readModels.rows(wholeWorklist)).toHaveLength(5);
  });

  it('keeps what a filter asks for and counts it', () => {
    put({ accountId: 'a' });
    put({ accountId: 'b', brokenPromiseCount: 1 }, false);
    put({ accountId: 'c', activeDisputeCount: 2 }, false, true);
    expect(ids({ filter: 'to-work' })).toEqual(['a']);
    expect(ids({ filter: 'broken-promises' })).toEqual(['b']);
    expect(ids({ filter: 'promises-due' })).toEqual(['c']);
    expect(ids({ filter: 'disputes' })).toEqual(['c']);
    expect(store.readModels.counts(today)).toMatchObject({
      accounts: 3,
      toWork: 1,
      promisesDue: 1,
      brokenPromises: 1,
      disputes: 1,
      duePromises: 0,
      lateDisputes: 0,
      followUpsDue: 0,
    });
  });

  it('W2: never lets a computation of an older state replace a newer one, even after that one was stored', () => {
    store.readModels.markStale(['a']);
    const older = markOf(store.readModels, 'a');
    store.readModels.markStale(['a']);
    const newer = markOf(store.readModels, 'a');
    const withScore = (score: number) => summaryOf({ row: { accountId: 'a', score } });
    store.readModels.store([{ stale: newer, summary: withScore(2) }]);
    store.readModels.store([{ stale: older, summary: withScore(1) }]);
    store.readModels.markStale(['a']);
    store.readModels.store([{ stale: older, summary: withScore(0) }]);
    expect(store.readModels.rows(wholeWorklist).map((row) => row.score)).toEqual([2]);
    expect(store.readModels.staleCount()).toBe(1);
  });

  it('hands out stale accounts in order of their id and counts them', () => {
    store.readModels.markStale(['c', 'a', 'b', 'a']);
    expect(store.readModels.staleCount()).toBe(3);
    expect(store.readModels.stale(2).map((one) => one.accountId)).toEqual(['a', 'b']);
    expect(store.readModels.stale(2, ['a']).map((one) => one.accountId)).toEqual(['b', 'c']);
    storeAll(store.readModels, [summaryOf({ row: { accountId: 'd' } })]);
    store.readModels.markAllStale();
    expect(store.readModels.staleCount()).toBe(4);
  });

  it('shows what another connection has stored, and nothing that was undone', () => {
    put({ accountId: 'a', overdueMinor: 1 });
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ overdueMinor: 1 }]);
    const undo = () =>
      store.file.write(() => {
        put({ accountId: 'a', overdueMinor: 50 });
        expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ overdueMinor: 50 }]);
        throw new Error('undone');
      });
    expect(undo).toThrow('undone');
    put({ accountId: 'b', overdueMinor: 2 });
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ accountCount: 2, overdueMinor: 3 }]);
    const other = store.another();
    storeAll(other.readModels, [summaryOf({ row: { accountId: 'c', overdueMinor: 4 } })]);
    other.close();
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ accountCount: 3, overdueMinor: 7 }]);
    storeGone(store.readModels, ['a']);
    expect(store.readModels.totals(wholeWorklist)).toMatchObject([{ accountCount: 2, overdueMinor: 6 }]);
  });
});
