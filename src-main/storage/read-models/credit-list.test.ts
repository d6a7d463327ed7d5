import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { summaryOf } from './account-summary.fixture.ts';
import { storeAll, storeGone } from './read-models.fixture.ts';

let store: ReturnType<typeof openWorkstationFile>;
beforeEach(() => {
  store = openWorkstationFile();
});
afterEach(() => store.remove());

const page = { offset: 0, limit: 500 };
const rowOf = (accountId: string, fields: Partial<CreditListRow>): CreditListRow => ({
  ...{ accountId, accountNumber: accountId, accountName: accountId, currency: 'EUR' },
  ...{
    suggests: 'hold',
    checks: [],
    exposureMinor: 1,
    unbilledOrdersMinor: 0,
    creditLimitMinor: null,
    creditUsePercent: null,
  },
  ...{ otherExposures: [], held: null, ...fields },
});
const overdue = (value: number) =>
  ({ rule: 'days-overdue', value, bound: 60, isReached: value >= 60 }) as const;
const broken = { rule: 'broken-promises', value: 3, bound: 3, isReached: true } as const;
const heldOn = (on: string) => ({
  suggests: 'release' as const,
  held: { on, by: 'Ruth', reason: 'Overdue' },
});
const rows = [
  rowOf('few', { checks: [overdue(90)] }),
  rowOf('old', { checks: [overdue(400), broken] }),
  rowOf('many', { checks: [overdue(61), broken] }),
  rowOf('limit', { checks: [overdue(10), broken] }),
  rowOf('held-late', heldOn('2026-03-02')),
  rowOf('held-early', heldOn('2026-03-01')),
  rowOf('dollars', { suggests: 'review', checks: [overdue(5)] }),
  rowOf('old-dollars', { suggests: 'review', checks: [overdue(50)] }),
];
const accounts = (filter: 'all' | 'hold' | 'release' | 'review') =>
  store.readModels.credit({ ...page, filter }).rows.map((row) => row.accountId);

it('Credit: has holds by how many rules ask for them and the oldest debt, releases by how long they are held', () => {
  storeAll(
    store.readModels,
    rows.map((credit) => summaryOf({ row: { accountId: credit.accountId }, credit })),
  );
  expect(accounts('hold')).toEqual(['old', 'many', 'few', 'limit']);
  expect(accounts('release')).toEqual(['held-early', 'held-late']);
  expect(accounts('review')).toEqual(['old-dollars', 'dollars']);
  expect(accounts('all')).toEqual([...accounts('hold'), ...accounts('release'), ...accounts('review')]);
  expect(store.readModels.credit({ offset: 1, limit: 1, filter: 'hold' })).toEqual({
    head: { total: 4 },
    rows: [rows[2]],
  });
});

it('Credit: forgets an account for which nothing is suggested any more, and one that is gone', () => {
  storeAll(
    store.readModels,
    rows.map((credit) => summaryOf({ row: { accountId: credit.accountId }, credit })),
  );
  storeAll(store.readModels, [summaryOf({ row: { accountId: 'old' } })]);
  storeGone(store.readModels, ['many']);
  expect(accounts('hold')).toEqual(['few', 'limit']);
});
