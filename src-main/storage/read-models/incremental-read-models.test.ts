import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { noSums } from '../../../src-shared/domain/key-figures/figure-sums.ts';
import type { AccountSummary } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { receiptRowOf, summaryOf } from './account-summary.fixture.ts';
import { clearReadModels, clearStaleRows } from './clear-read-models.ts';
import { markOf, storeAll, storeGone, wholeWorklist } from './read-models.fixture.ts';

type Opened = ReturnType<typeof openWorkstationFile>;

const tables = [
  'account_summary',
  'account_row',
  'foreign_balance',
  'list_item',
  'list_place',
  'field_receipt',
  'figure_sums',
];
const allTables = [...tables, 'figure_total', 'search_text', 'search_original', 'search_index_idx'];

const text = fc.string({ unit: fc.constantFrom('a', 'B', 'ü', '1', ' ', '-', '😀', '\0'), maxLength: 8 });
const summary = fc
  .record({
    id: fc.integer({ min: 0, max: 5 }),
    name: text,
    score: fc.nat(3),
    overdueMinor: fc.integer({ min: -5, max: 5 }),
    currency: fc.constantFrom('EUR', 'USD'),
    foreign: fc.subarray(['GBP', 'JPY']),
    isToWork: fc.boolean(),
    receiptCount: fc.nat(2),
    basis: fc.constantFrom('yesterday', 'today'),
    sales: fc.integer({ min: 0, max: 5 }),
    dueDates: fc.array(fc.constantFrom('2026-01-01', '2026-01-02'), { maxLength: 3 }),
    contacts: fc.array(text, { maxLength: 3 }),
    notes: fc.array(text, { maxLength: 3 }),
    // Enough for three chunks, so that chunks come and go.
    invoiceCount: fc.constantFrom(0, 1, 255, 256, 257, 600),
  })
  .map((made): AccountSummary => {
    const accountId = `account-${made.id}`;
    const figures = {
      balanceMinor: 1,
      bucketsMinor: [1],
      creditsMinor: 0,
      disputedMinor: 0,
      promisedMinor: 0,
      adjustedMinor: 0,
      plannedMinor: 0,
    };
    const counts = { oldestDaysPastDue: 0, openCount: 1, overdueCount: 0, toCollectMinor: 0 };
    const { name, score, overdueMinor, currency } = made;
    const of = {
      accountId,
      accountNumber: accountId,
      accountName: name,
      currency,
      amountMinor: 1,
      isWaiting: false,
    };
    return summaryOf({
      row: { accountId, number: accountId, name, score, overdueMinor, currency },
      figures: {
        basis: made.basis,
        sums: made.sales === 0 ? noSums : new Map([[currency, new Map([['sales', made.sales]])]]),
      },
      receipts: Array.from({ length: made.receiptCount }, (_, index) =>
        receiptRowOf({
          ...of,
          receiptId: `A7-${made.id * 2 + index + 1}`,
          method: index === 0 ? 'cash' : 'card',
          isVoided: made.isToWork,
        }),
      ),
      isToWork: made.isToWork,
      balances: [currency, ...made.foreign].map((one) => ({
        currency: one,
        overdueMinor,
        ...figures,
        ...counts,
      })),
      disputes: made.dueDates.map((dueDate, index) => ({
        ...of,
        disputeId: `d${index}`,
        settlement: null,
        state: 'open',
        reasonCode: '',
        processor: '',
        dueDate,
      })),
      promises: made.dueDates.map((promisedDate, index) => ({
        ...of,
        promiseId: `p${index}`,
        status: index === 0 ? 'broken' : 'open',
        promisedDate,
        deadline: promisedDate,
        countedMinor: 0,
        shortMinor: 1,
        level: 1,
        amendmentCount: 0,
        contactName: '',
      })),
      searchTexts: {
        contacts: made.contacts,
        notes: made.notes,
        invoices: Array.from({ length: made.invoiceCount }, (_, index) => `RE-${made.score}-${index}`),
      },
    });
  });

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('store' as const), summary }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('gone' as const), id: fc.integer({ min: 0, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('clear stale' as const), id: fc.integer({ min: 0, max: 5 }) }),
  },
);

describe('keeping read models up to date', () => {
  it('leaves the tables and the index as a fresh build makes them, after any changes', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const changed = openWorkstationFile();
        const fresh = openWorkstationFile();
        try {
          const present = new Map<string, AccountSummary>();
          for (const one of steps) take(changed, present, one);
          storeAll(fresh.readModels, [...present.values()]);
          expect(contentOf(changed.file)).toEqual(contentOf(fresh.file));
          expect(readingsOf(changed)).toEqual(readingsOf(fresh));
          checkIndex(changed.file);
        } finally {
          changed.remove();
          fresh.remove();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('writes only the texts that changed: one note more on an account of many invoices is one text', () => {
    const store = openWorkstationFile();
    try {
      const invoices = Array.from({ length: 2_000 }, (_, index) => `RE-${index}`);
      const withNotes = (...notes: readonly string[]) =>
        summaryOf({ row: { accountId: 'a', name: 'Name' }, searchTexts: { invoices, notes } });
      storeAll(store.readModels, [withNotes('first')]);
      const spy = vi.spyOn(store.file.statements, 'rows');
      storeAll(store.readModels, [withNotes('first', 'second')]);
      const written = spy.mock.calls.filter(([sql]) => sql.startsWith('INSERT INTO search_index'));
      // The former text is taken out of the index and the new one put in.
      expect(written).toHaveLength(2);
      expect(store.readModels.rows({ ...wholeWorklist, search: 're-1999 second' })).toHaveLength(1);
    } finally {
      vi.restoreAllMocks();
      store.remove();
    }
  });

  it('stores all of a slice or, where it fails, none of it', () => {
    const store = openWorkstationFile();
    try {
      const before = summaryOf({
        row: { accountId: 'a', name: 'Before' },
        searchTexts: { notes: ['first'] },
      });
      storeAll(store.readModels, [before]);
      const content = contentOf(store.file);
      const after = summaryOf({ row: { accountId: 'a', name: 'After' }, searchTexts: { notes: ['second'] } });
      const broken = summaryOf({
        row: { accountId: 'b', score: Number.NaN },
        searchTexts: { notes: ['third'] },
      });
      expect(() => storeAll(store.readModels, [after, broken])).toThrow('NOT NULL constraint failed');
      expect(contentOf(store.file)).toEqual(content);
      expect(store.readModels.staleCount()).toBe(2);
      expect(store.readModels.rows({ ...wholeWorklist, search: 'first' })).toHaveLength(1);
      expect(store.readModels.rows({ ...wholeWorklist, search: 'second' })).toEqual([]);
      checkIndex(store.file);
    } finally {
      store.remove();
    }
  });

  it.each([
    ['clearing', (store: Opened) => clearReadModels(store.file)],
    ['clearing stale rows', (store: Opened) => clearStaleRows(store.file)],
    ['the account being gone', (store: Opened) => storeGone(store.readModels, ['account-1'])],
  ])('leaves no row of an account in any table after %s', (_, remove) => {
    const store = openWorkstationFile();
    try {
      const [full] = fc.sample(summary.filter(isFull), { numRuns: 1, seed: 1 });
      if (full === undefined) throw new Error('no sample');
      storeAll(store.readModels, [{ ...full, row: { ...full.row, accountId: 'account-1' } }]);
      for (const table of allTables) expect([table, rowCount(store.file, table) > 0]).toEqual([table, true]);
      store.readModels.markStale(['account-1']);
      remove(store);
      for (const table of allTables.slice(0, -1))
        expect([table, rowCount(store.file, table)]).toEqual([table, 0]);
      expect(store.readModels.nameOf('account-1')).toBeUndefined();
      checkIndex(store.file);
    } finally {
      store.remove();
    }
  });

  it('clears everything where many rows are stale, and has all of it computed again', () => {
    const store = openWorkstationFile();
    try {
      const summaries = Array.from({ length: 600 }, (_, index) =>
        summaryOf({ row: { accountId: `a${index}` } }),
      );
      storeAll(store.readModels, summaries);
      store.readModels.markStale(summaries.slice(0, 550).map(({ row }) => row.accountId));
      clearStaleRows(store.file);
      expect(rowCount(store.file, 'account_summary')).toBe(0);
      expect(store.readModels.staleCount()).toBe(600);
    } finally {
      store.remove();
    }
  });
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function take(opened: Opened, present: Map<string, AccountSummary>, one: Step): void {
  switch (one.kind) {
    case 'store':
      storeAll(opened.readModels, [one.summary]);
      present.set(one.summary.row.accountId, one.summary);
      return;
    case 'gone':
      storeGone(opened.readModels, [`account-${one.id}`]);
      present.delete(`account-${one.id}`);
      return;
    case 'clear':
      clearReadModels(opened.file);
      present.clear();
      return;
    case 'clear stale':
      takeStaleRowsOut(opened, `account-${one.id}`);
      present.delete(`account-${one.id}`);
  }
}

function takeStaleRowsOut({ readModels, file }: Opened, accountId: string): void {
  readModels.markStale([accountId]);
  clearStaleRows(file);
  readModels.store([{ stale: markOf(readModels, accountId), summary: undefined }]);
}

function isFull({ receipts, promises, balances, searchTexts }: AccountSummary): boolean {
  const { invoices, notes } = searchTexts;
  return [receipts[0], promises[0], balances[1], invoices[0], notes[0]].every((one) => one != null);
}

/** Every row by account id: keys and revisions tell only when a row was written. */
function contentOf({ database }: SqliteFile) {
  const rows = tables.map((table) =>
    database
      .prepare(`SELECT t.*, s.account_id AS owner FROM ${table} t JOIN account_summary s USING (account_key)`)
      .all()
      .map((row) =>
        JSON.stringify(row, (name, value) => (/^(account_key|revision)$/.test(name) ? undefined : value)),
      )
      .toSorted(),
  );
  const texts = ['search_text', 'search_original'].map((table) =>
    database
      .prepare(
        `SELECT s.account_id, t.text_key >> 31 AS place, t.* FROM ${table} t
         LEFT JOIN account_summary s ON s.account_key = t.text_key & 2147483647`,
      )
      .all()
      .map((row) => JSON.stringify(row, (name, value) => (name === 'text_key' ? undefined : value)))
      .toSorted(),
  );
  return [...rows, ...texts];
}

function readingsOf({ readModels }: Opened) {
  const searched = { ...wholeWorklist, search: 'a' };
  return [
    readModels.rows(wholeWorklist),
    readModels.totals(wholeWorklist),
    readModels.rows(searched),
    readModels.totals(searched),
    readModels.counts('2026-01-02'),
    readModels.promises({ offset: 0, limit: 500, filter: 'open' }, '2026-01-02').head,
    readModels.disputes({ offset: 0, limit: 500, filter: 'late' }, '2026-01-02').head,
    readModels.followUps({ offset: 0, limit: 500, filter: 'all' }, '2026-01-02'),
    readModels.receipts({ offset: 0, limit: 500, filter: 'to-deposit' }),
    readModels.cashReport(),
    readModels.figureTotal('yesterday'),
    readModels.figureTotal('today'),
  ];
}

/** Throws where the index does not have exactly what the texts say. */
function checkIndex({ database }: SqliteFile): void {
  database.exec("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
}

function rowCount({ database }: SqliteFile, table: string): number {
  return database.prepare(`SELECT 1 FROM ${table}`).all().length;
}
