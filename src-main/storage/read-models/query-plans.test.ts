import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cashListFilters } from '../../../src-shared/contract/cash-view.ts';
import { planListFilters } from '../../../src-shared/contract/plans-view.ts';
import { worklistSorts } from '../../../src-shared/contract/worklist-view.ts';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { actorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import type { AccountSummary } from '../../engine/ports/read-models-port.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { receiptRowOf, summaryOf } from './account-summary.fixture.ts';
import { storeAll, wholeWorklist } from './read-models.fixture.ts';

const page = { offset: 0, limit: 50 };
const today = businessDate('2026-06-15');
const manager = actorSchema.parse({ userId: 'm', name: 'M', role: 'manager' });
const directions = ['ascending', 'descending'] as const;

function newAccounts(): readonly AccountSummary[] {
  const row = {
    accountId: 'account-0',
    name: 'Common',
    nextAction: { date: today, text: 'Call', channel: null },
  };
  return [summaryOf({ row, isToWork: true, receipts: [receiptOf('account-0', 1)] })];
}

const receiptOf = (accountId: string, counter: number) =>
  receiptRowOf({ accountId, receiptId: `A7-${counter}` });

/** Nearly all alike, a few of their own, and one with as much as all others. */
function skewedAccounts(): readonly AccountSummary[] {
  return Array.from({ length: 400 }, (_, index) => {
    const isRare = index % 100 === 0;
    const accountId = `account-${index}`;
    const of = { accountId, accountNumber: 'n', accountName: 'Common', currency: 'EUR', amountMinor: 1 };
    const shown = { ...of, isWaiting: false };
    return summaryOf({
      row: {
        accountId,
        name: isRare ? `Rare ${index}` : 'Common',
        score: isRare ? 9 : 0,
        overdueMinor: isRare ? index : 0,
        nextAction: { date: isRare ? '2026-01-01' : today, text: 'Call', channel: null },
      },
      isToWork: !isRare,
      promises: Array.from({ length: index === 0 ? 400 : 1 }, (_, promise) => ({
        ...shown,
        promiseId: `p-${index}-${promise}`,
        status: isRare ? ('broken' as const) : ('open' as const),
        promisedDate: today,
        deadline: today,
        countedMinor: 0,
        shortMinor: 1,
        level: 1,
        amendmentCount: 0,
        contactName: '',
      })),
      disputes: [
        {
          ...shown,
          disputeId: `d-${index}`,
          settlement: null,
          state: 'open',
          reasonCode: 'price',
          processor: '',
          dueDate: today,
        },
      ],
      receipts: Array.from({ length: index === 0 ? 400 : 1 }, (_, receipt) =>
        receiptOf(accountId, index * 1_000 + receipt + 1),
      ),
      searchTexts: { contacts: ['Common'], notes: ['common words'], invoices: [`RE-${index}`] },
    });
  });
}

type Store = ReturnType<typeof openWorkstationFile>;
const gatherStatistics = ({ file }: Store) => void file.database.exec('ANALYZE');

describe.each([
  { name: 'of a file that is new', accounts: newAccounts, prepare: () => undefined },
  { name: 'with statistics of skewed tables', accounts: skewedAccounts, prepare: gatherStatistics },
  {
    name: 'after a change of hands, with statistics of tables of one row before',
    accounts: newAccounts,
    prepare(store: Store) {
      gatherStatistics(store);
      store.device.takeReplica('user-2');
    },
  },
])('the plans of the queries behind the screens $name', ({ accounts, prepare }) => {
  let store: Store;
  beforeEach(() => {
    store = openWorkstationFile();
    storeAll(store.readModels, accounts());
    prepare(store);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    store.remove();
  });

  /** The steps of every statement that the reading runs. */
  const plansOf = (read: () => unknown): readonly string[] => {
    const spies = [vi.spyOn(store.file.statements, 'values'), vi.spyOn(store.file.statements, 'rows')];
    read();
    const statements = new Set(spies.flatMap((spy) => spy.mock.calls.map(([sql]) => sql)));
    vi.restoreAllMocks();
    return [...statements].flatMap((sql) => {
      const steps = store.file.database.prepare(`EXPLAIN QUERY PLAN ${sql}`);
      // Named and unnamed parameters alike: a plan does not look at their values.
      return steps
        .all(...(sql.includes('@') ? [namedParametersOf(sql)] : parametersOf(sql)))
        .map((step) => JSON.stringify(step));
    });
  };

  it.each(worklistSorts)('walks a covering index for the order by %s, with and without a filter', (sort) => {
    for (const direction of directions) {
      for (const filter of ['all', 'to-work'] as const) {
        const plans = plansOf(() =>
          store.readModels.rows({ ...wholeWorklist, ...page, sort, direction, filter }),
        );
        const index = `account_summary_by_${sort.replace('-', '_')}`;
        expect(plans).toContainEqual(expect.stringContaining(`USING COVERING INDEX ${index}"`));
        expect(plans.join('\n')).not.toMatch(/TEMP B-TREE|SCAN account_row/);
      }
    }
  });

  it('reads lists over all accounts along their places', () => {
    const { readModels } = store;
    const plans = plansOf(() => {
      for (const filter of ['open', 'due', 'not-kept', 'amended'] as const) {
        readModels.promises({ ...page, filter }, today);
      }
      for (const filter of ['active', 'late', 'resolved'] as const) {
        readModels.disputes({ ...page, filter, processor: 'sales' }, today);
      }
      for (const filter of ['all', 'due'] as const) readModels.followUps({ ...page, filter }, today);
      for (const filter of planListFilters) readModels.plans({ ...page, filter });
      for (const filter of cashListFilters) readModels.receipts({ ...page, filter });
      readModels.dunning({ ...page, filter: 'due', level: 2 });
      readModels.notices({ ...page, filter: 'to-send' });
      readModels.approvals({ ...page, filter: 'to-decide' }, manager);
      readModels.visits({ ...page, date: today });
      readModels.disputeBoard(today);
      readModels.dunningCounts();
      readModels.counts(today, manager);
      readModels.stale(40);
    });
    expect(plans.join('\n')).not.toMatch(/TEMP B-TREE|SCAN (account_row|list_place|list_item)/);
    expect(plans).toContainEqual(expect.stringContaining('SEARCH list_place USING PRIMARY KEY (list=?'));
    expect(plans).toContainEqual(expect.stringContaining('SEARCH list_item USING PRIMARY KEY'));
  });

  it('sums up receipts on an index that has all of it, and finds gaps along the numbers', () => {
    const plans = plansOf(() => store.readModels.cashReport());
    expect(plans).toContainEqual(
      expect.stringContaining('SCAN field_receipt USING COVERING INDEX field_receipt_by_agent'),
    );
    expect(plans).toContainEqual(
      expect.stringContaining('SEARCH field_receipt USING PRIMARY KEY (prefix=?)'),
    );
    expect(plans.join('\n')).not.toMatch(/TEMP B-TREE FOR (GROUP|ORDER) BY/);
  });

  it('walks the accounts behind a figure in their order, and reads the total of all as one row', () => {
    const plans = plansOf(() => {
      const behind = { basis: 'basis', currency: 'EUR', afterAccountId: 'a', limit: 9 };
      store.readModels.accountsBehind({ ...behind, components: ['sales'] });
      store.readModels.figureTotal('basis');
    });
    expect(plans).toContainEqual(
      expect.stringContaining('SEARCH s USING COVERING INDEX sqlite_autoindex_account_summary'),
    );
    expect(plans).toContainEqual(expect.stringContaining('SEARCH f USING INTEGER PRIMARY KEY'));
    expect(plans).toContainEqual(expect.stringContaining('SEARCH figure_total USING PRIMARY KEY'));
    expect(plans.join('\n')).not.toMatch(/TEMP B-TREE/);
  });

  it('follows what was written since along the revisions', () => {
    store.readModels.totals(wholeWorklist);
    storeAll(store.readModels, accounts().slice(0, 1));
    const plans = plansOf(() => store.readModels.totals(wholeWorklist));
    expect(plans).toContainEqual(expect.stringContaining('SEARCH foreign_balance USING PRIMARY KEY'));
    expect(plans.join('\n')).not.toMatch(/SCAN (foreign_balance|account_summary)\b/);
  });

  it('asks the index for the words of a search and looks texts up by their key', () => {
    // The columns that are counted in memory are read once, all of them.
    store.readModels.totals(wholeWorklist);
    const plans = plansOf(() => {
      const query = { ...wholeWorklist, search: 'common co' };
      store.readModels.rows(query);
      store.readModels.totals(query);
      store.readModels.foundIn(query.search, ['account-0']);
    });
    expect(plans).toContainEqual(expect.stringContaining('VIRTUAL TABLE INDEX'));
    expect(plans.join('\n')).not.toMatch(
      /SCAN (t|search_text|search_original|account_row|account_summary)\b/,
    );
  });
});

const parametersOf = (sql: string): readonly null[] => Array.from(sql.matchAll(/\?/g), () => null);

const namedParametersOf = (sql: string) =>
  Object.fromEntries(Array.from(sql.matchAll(/@(\w+)/g), ([, name = '']) => [name, '']));
