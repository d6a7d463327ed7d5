import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { worklistSorts } from '../../../src-shared/contract/worklist-view.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, wholeWorklist } from './read-models.fixture.ts';

const page = { offset: 0, limit: 50 };
const today = '2026-06-15';
const directions = ['ascending', 'descending'] as const;

describe('the plans of the queries behind the screens', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  beforeEach(() => {
    store = openWorkstationFile();
    storeAll(store.readModels, [
      summaryOf({
        row: { accountId: 'a', name: 'Common', nextAction: { date: today, text: 'Call' } },
        isToWork: true,
      }),
    ]);
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
        .all(...(sql.includes('@') ? [{ match: '', needle: '' }] : parametersOf(sql)))
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

  it('reads lists of what is due along their dates', () => {
    const plans = plansOf(() => {
      for (const filter of ['open', 'due', 'not-kept'] as const) {
        store.readModels.promises({ ...page, filter }, today);
      }
      for (const filter of ['active', 'late'] as const) store.readModels.disputes({ ...page, filter }, today);
      for (const filter of ['all', 'due'] as const) store.readModels.followUps({ ...page, filter }, today);
      store.readModels.counts(today);
      store.readModels.stale(40);
    });
    expect(plans.join('\n')).not.toMatch(/TEMP B-TREE|SCAN account_row/);
    for (const table of ['listed_promise', 'dispute_deadline', 'follow_up']) {
      expect(plans).toContainEqual(expect.stringContaining(`INDEX ${table}_by_date`));
    }
  });

  it('asks the index for the words of a search and looks texts up by their key', () => {
    // The columns that are counted in memory are read once, all of them.
    store.readModels.totals(wholeWorklist);
    const plans = plansOf(() => {
      const query = { ...wholeWorklist, search: 'common co' };
      store.readModels.rows(query);
      store.readModels.totals(query);
      store.readModels.foundIn(query.search, ['a']);
    });
    expect(plans).toContainEqual(expect.stringContaining('VIRTUAL TABLE INDEX'));
    expect(plans.join('\n')).not.toMatch(
      /SCAN (t|search_text|search_original|account_row|account_summary)\b/,
    );
  });
});

const parametersOf = (sql: string): readonly null[] => Array.from(sql.matchAll(/\?/g), () => null);
