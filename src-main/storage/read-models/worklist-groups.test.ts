import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorklistRowFields } from '../../../src-shared/contract/worklist-row.fixture.ts';
import type { Narrowing, WorklistQuery } from '../../../src-shared/contract/worklist-view.ts';
import { accountIdSchema, userIdSchema } from '../../../src-shared/domain/ids.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, storeGone, wholeWorklist } from './read-models.fixture.ts';

let store: ReturnType<typeof openWorkstationFile>;
beforeEach(() => {
  store = openWorkstationFile();
});
afterEach(() => store.remove());

const keep = (rows: readonly WorklistRowFields[]) =>
  storeAll(
    store.readModels,
    rows.map((row) => summaryOf({ row })),
  );
const idsOf = (query: Partial<WorklistQuery>) =>
  store.readModels.rows({ ...wholeWorklist, ...query }).map(({ accountId }) => accountId);
const groupsOf = (query: Partial<WorklistQuery>) => store.readModels.groups({ ...wholeWorklist, ...query });

describe('the worklist narrowed down', () => {
  beforeEach(() =>
    keep([
      { accountId: 'a', score: 9, segment: 'Retail', collectorId: 'u-1', riskClass: 'A', overdueMinor: 5 },
      { accountId: 'b', score: 8, segment: 'Retail', collectorId: 'u-2', riskClass: 'D', balanceMinor: 7 },
      { accountId: 'c', score: 7, segment: 'Public', collectorId: 'u-1', isOnCreditHold: true },
      { accountId: 'd', score: 6, isDunningBlocked: true, balanceMinor: -3 },
    ]),
  );

  it.each<[string, Narrowing, readonly string[]]>([
    ['a segment', { segment: 'Retail' }, ['a', 'b']],
    ['no segment', { segment: '' }, ['d']],
    ['a collector', { collectorId: userIdSchema.parse('u-1') }, ['a', 'c']],
    ['a risk class', { riskClass: 'D' }, ['b']],
    ['what is overdue', { standing: 'overdue' }, ['a']],
    ['what owes', { standing: 'owing' }, ['b']],
    ['what owes nothing', { standing: 'settled' }, ['a', 'c', 'd']],
    ['a credit hold', { hold: 'credit-hold' }, ['c']],
    ['a dunning block', { hold: 'dunning-block' }, ['d']],
    ['neither', { hold: 'none' }, ['a', 'b']],
    ['all that is said', { segment: 'Retail', collectorId: userIdSchema.parse('u-2') }, ['b']],
    ['nothing', {}, ['a', 'b', 'c', 'd']],
  ])('to %s', (_title, narrowing, ids) => {
    expect(idsOf({ narrowing })).toEqual(ids);
    const totals = store.readModels.totals({ ...wholeWorklist, narrowing });
    expect(totals.reduce((sum, one) => sum + one.accountCount, 0)).toBe(ids.length);
  });

  it('keeps order, direction and windows', () => {
    const narrowing = { segment: 'Retail' };
    expect(idsOf({ narrowing, direction: 'ascending' })).toEqual(['b', 'a']);
    expect(idsOf({ narrowing, offset: 1, limit: 1 })).toEqual(['b']);
    expect(idsOf({ narrowing, offset: 2, limit: 9 })).toEqual([]);
  });

  it('says what there is to choose from, without what no account has any more', () => {
    keep([{ accountId: 'c', segment: 'Retail', collectorId: 'u-1' }]);
    storeGone(store.readModels, ['d']);
    expect(store.readModels.worklistChoices()).toEqual({
      segments: [{ value: 'Retail', count: 3 }],
      collectors: [
        { value: 'u-1', count: 2 },
        { value: 'u-2', count: 1 },
      ],
      riskClasses: [
        { value: 'A', count: 2 },
        { value: 'D', count: 1 },
      ],
    });
  });
});

describe('the worklist in groups', () => {
  it('puts a collector’s accounts together, each group in the order that is asked for, with sums per currency (M1)', () => {
    keep([
      { accountId: 'a', score: 1, collectorId: 'u-2', toCollectMinor: 10, overdueMinor: 20 },
      { accountId: 'b', score: 9, collectorId: 'u-1', toCollectMinor: 1 },
      { accountId: 'c', score: 5, collectorId: 'u-2', currency: 'USD', toCollectMinor: 3 },
      { accountId: 'd', score: 7, collectorId: 'u-2', toCollectMinor: 30 },
    ]);
    expect(idsOf({ grouping: 'collector' })).toEqual(['b', 'd', 'c', 'a']);
    expect(idsOf({ grouping: 'collector', offset: 1, limit: 2 })).toEqual(['d', 'c']);
    expect(groupsOf({ grouping: 'collector' })).toEqual([
      {
        key: 'u-1',
        label: 'u-1',
        accountCount: 1,
        totals: [{ currency: 'EUR', accountCount: 1, overdueMinor: 0, toCollectMinor: 1 }],
      },
      {
        key: 'u-2',
        label: 'u-2',
        accountCount: 3,
        totals: [
          { currency: 'EUR', accountCount: 2, overdueMinor: 20, toCollectMinor: 40 },
          { currency: 'USD', accountCount: 1, overdueMinor: 0, toCollectMinor: 3 },
        ],
      },
    ]);
    expect(groupsOf({})).toEqual([]);
  });

  it('leaves out the rows of closed groups, whichever part is asked for, and not their counts and sums', () => {
    const segments = ['A', 'B', 'C', 'D'];
    keep(
      segments.flatMap((segment, group) =>
        Array.from({ length: group + 1 }, (_, index) => ({
          ...{ accountId: `${segment}${index.toString()}`, score: 9 - index, segment, overdueMinor: 10 },
          currency: index === 1 ? 'USD' : 'EUR',
        })),
      ),
    );
    const whole = groupsOf({ grouping: 'segment' });
    const inOrder = idsOf({ grouping: 'segment' });
    for (let choice = 0; choice < 2 ** segments.length; choice += 1) {
      const closed = segments.filter((_, index) => (choice & (1 << index)) !== 0);
      const query = { grouping: 'segment', closed } as const;
      const open = inOrder.filter((id) => !closed.includes(id.slice(0, 1)));
      expect(groupsOf(query)).toEqual(whole);
      for (let offset = 0; offset <= open.length; offset += 1) {
        for (const limit of [1, 3, 20])
          expect(idsOf({ ...query, offset, limit })).toEqual(open.slice(offset, offset + limit));
      }
    }
  });

  it('follows what is stored, search and filter', () => {
    keep([
      { accountId: 'a', name: 'Ahorn', segment: 'Retail' },
      { accountId: 'b', name: 'Buche' },
    ]);
    expect(groupsOf({ grouping: 'segment' }).map(({ key }) => key)).toEqual(['Retail', '']);
    keep([{ accountId: 'b', name: 'Buche', segment: 'Retail' }]);
    expect(groupsOf({ grouping: 'segment' }).map(({ accountCount }) => accountCount)).toEqual([2]);
    expect(
      groupsOf({ grouping: 'segment', search: 'buche' }).map(({ accountCount }) => accountCount),
    ).toEqual([1]);
    expect(groupsOf({ grouping: 'segment', filter: 'disputes' })).toEqual([]);
  });

  it('a group of companies has its top account and all below it', () => {
    keep([
      { accountId: 'top', name: 'Holding', score: 1 },
      { accountId: 'mid', name: 'Region', parentId: 'top', score: 2 },
      { accountId: 'leaf', name: 'Shop', parentId: 'mid', score: 3 },
      { accountId: 'alone', name: 'Alone', score: 9 },
      { accountId: 'abroad', name: 'Abroad', parentId: 'not-here', score: 4 },
    ]);
    expect(idsOf({ grouping: 'company' })).toEqual(['leaf', 'mid', 'top', 'abroad', 'alone']);
    expect(groupsOf({ grouping: 'company' }).map(({ key, label }) => [key, label])).toEqual([
      ['top', 'Holding'],
      ['not-here', ''],
      ['', ''],
    ]);
    const inCompany = { inCompany: true } as const;
    expect(idsOf({ grouping: 'company', narrowing: inCompany })).toEqual(['leaf', 'mid', 'top', 'abroad']);
    expect(idsOf({ narrowing: { companyId: accountIdSchema.parse('top') } })).toEqual(['leaf', 'mid', 'top']);
    const companyOf = (accountId: string) => store.readModels.companyOf(accountId);
    expect(['top', 'mid', 'leaf'].map(companyOf)).toEqual(['top', 'top', 'top']);
    expect(['abroad', 'alone', 'nobody'].map(companyOf)).toEqual(['not-here', '', '']);
    keep([{ accountId: 'leaf', name: 'Shop', score: 3 }]);
    expect(idsOf({ narrowing: { companyId: accountIdSchema.parse('top') } })).toEqual(['mid', 'top']);
    expect(companyOf('leaf')).toBe('');
  });

  it('accounts that stand above each other in a circle end the search for their top', () => {
    keep([
      { accountId: 'a', name: 'A', parentId: 'b' },
      { accountId: 'b', name: 'B', parentId: 'a' },
    ]);
    expect(idsOf({ grouping: 'company', narrowing: { inCompany: true } })).toHaveLength(2);
  });
});
