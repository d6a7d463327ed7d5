import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorklistQuery, WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';

const query: WorklistQuery = {
  offset: 0,
  limit: 500,
  search: '',
  filter: 'all',
  sort: 'priority',
  direction: 'descending',
};

describe("the worklist's read model", () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
  });
  afterEach(() => store.remove());

  const put = (fields: Partial<WorklistRow> & { readonly accountId: string }, isToWork = true) => {
    store.worklist.markStale([fields.accountId]);
    const stale = store.worklist.staleMark(fields.accountId);
    if (stale === undefined) throw new Error('not stale');
    const row = rowOf(fields);
    store.worklist.store([{ stale, summary: { row, isToWork, hasPromiseDue: row.nextPromise !== null } }]);
  };
  const ids = (changes: Partial<WorklistQuery> = {}) =>
    store.worklist.rows({ ...query, ...changes }).map((row) => row.accountId);

  it('W3: orders by score, then amount to collect, then account number', () => {
    const rows = fc.array(
      fc.record({ score: fc.integer({ min: 0, max: 3 }), toCollectMinor: fc.integer({ min: 0, max: 2 }) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        store.worklist.clear();
        const numbered = list.map((one, index) => ({
          ...one,
          accountId: `a${index}`,
          number: `n${index % 7}`,
        }));
        for (const one of numbered) put(one);
        const expected = [...numbered].sort(
          (a, b) =>
            b.score - a.score ||
            b.toCollectMinor - a.toCollectMinor ||
            (a.number === b.number ? 0 : a.number < b.number ? -1 : 1) ||
            (a.accountId < b.accountId ? -1 : 1),
        );
        expect(ids()).toEqual(expected.map((one) => one.accountId));
        expect(ids({ direction: 'ascending' })).toEqual(expected.map((one) => one.accountId).reverse());
      }),
      { numRuns: 25 },
    );
  });

  it('finds names and numbers whatever their case and accents, each word by itself', () => {
    put({ accountId: 'a', name: 'Müller & Söhne GmbH', number: 'K-100' });
    put({ accountId: 'b', name: 'Groß Straßenbau', number: 'K-200' });
    put({ accountId: 'c', name: '東京商事 😀', number: '%_' });
    expect(ids({ search: 'muller' })).toEqual(['a']);
    expect(ids({ search: 'ÜLLE sohne' })).toEqual(['a']);
    expect(ids({ search: 'strassen' })).toEqual(['b']);
    expect(ids({ search: '  k-  ' }).sort()).toEqual(['a', 'b']);
    expect(ids({ search: '東京' })).toEqual(['c']);
    expect(ids({ search: '%' })).toEqual(['c']);
    expect(ids({ search: "'; DROP TABLE account_summary --" })).toEqual([]);
  });

  it('gives totals per currency over all that match, not only over the window', () => {
    put({ accountId: 'a', overdueMinor: 10, toCollectMinor: 5 });
    put({ accountId: 'b', overdueMinor: 20, toCollectMinor: 6 }, false);
    put({ accountId: 'c', currency: 'USD', overdueMinor: 7, toCollectMinor: 7 });
    expect(store.worklist.totals({ ...query, limit: 1 })).toEqual([
      { currency: 'EUR', accountCount: 2, overdueMinor: 30, toCollectMinor: 11 },
      { currency: 'USD', accountCount: 1, overdueMinor: 7, toCollectMinor: 7 },
    ]);
    expect(ids({ filter: 'to-work' }).sort()).toEqual(['a', 'c']);
    expect(store.worklist.counts()).toMatchObject({ accounts: 3, toWork: 2, disputes: 0 });
  });

  it('W2: never lets a computation of an older state replace a newer one', () => {
    store.worklist.markStale(['a']);
    const older = store.worklist.staleMark('a');
    store.worklist.markStale(['a']);
    const newer = store.worklist.staleMark('a');
    if (older === undefined || newer === undefined) throw new Error('not stale');
    const summaryOf = (score: number) => ({
      row: rowOf({ accountId: 'a', score }),
      isToWork: true,
      hasPromiseDue: false,
    });
    store.worklist.store([{ stale: newer, summary: summaryOf(2) }]);
    store.worklist.store([{ stale: older, summary: summaryOf(1) }]);
    expect(store.worklist.rows(query).map((row) => row.score)).toEqual([2]);
    expect(store.worklist.stale(10)).toEqual([]);
  });

  it('drops the row of an account that is gone', () => {
    put({ accountId: 'a' });
    store.worklist.markAllStale();
    const [stale] = store.worklist.stale(10);
    if (stale === undefined) throw new Error('not stale');
    store.worklist.store([{ stale, summary: undefined }]);
    expect(ids()).toEqual([]);
  });
});

function rowOf(fields: Partial<WorklistRow> & { readonly accountId: string }): WorklistRow {
  return {
    number: fields.accountId,
    name: fields.accountId,
    currency: 'EUR',
    score: 0,
    reasons: [],
    balanceMinor: 0,
    overdueMinor: 0,
    toCollectMinor: 0,
    disputedMinor: 0,
    promisedMinor: 0,
    bucketsMinor: [],
    creditsMinor: 0,
    oldestDaysPastDue: 0,
    openCount: 0,
    overdueCount: 0,
    nextPromise: null,
    brokenPromiseCount: 0,
    activeDisputeCount: 0,
    lastContactOn: null,
    nextAction: null,
    riskClass: 'A',
    contactName: '',
    contactPhone: '',
    hasOtherCurrencies: false,
    waitingCount: 0,
    ...fields,
  };
}
