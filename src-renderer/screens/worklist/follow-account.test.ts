import { describe, expect, it } from 'vitest';
import type {
  WorklistQuery,
  WorklistRow,
  WorklistWindow,
} from '../../../src-shared/contract/worklist-view.ts';
import { nextAccountId } from '../../state/worklist-place.ts';
import { accountAt, followAccount, isAnswerTo } from './follow-account.ts';

const query: WorklistQuery = {
  offset: 10,
  limit: 150,
  search: '',
  filter: 'to-work',
  sort: 'priority',
  direction: 'descending',
};
const row = (accountId: string): WorklistRow => ({
  accountId,
  number: accountId,
  name: accountId,
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
  riskClass: '',
  contactName: '',
  contactPhone: '',
  hasOtherCurrencies: false,
  waitingCount: 0,
});
const shown: WorklistWindow = { query, total: 13, rows: [row('a'), row('b'), row('c')], totals: [] };

describe('the selection of the worklist', () => {
  it('stays with the account when its rank changes', () => {
    expect(followAccount(shown, { activeIndex: 10, activeAccountId: 'c' })).toEqual({
      state: 'at',
      activeIndex: 12,
      activeAccountId: 'c',
    });
  });

  it('looks for an account that left the rows in view', () => {
    expect(followAccount(shown, { activeIndex: 10, activeAccountId: 'z' })).toEqual({
      state: 'elsewhere',
      accountId: 'z',
    });
  });

  it('takes the account at its place when none is selected, or the last one of a list that became shorter', () => {
    expect(followAccount(shown, { activeIndex: 11, activeAccountId: null })).toMatchObject({
      activeAccountId: 'b',
    });
    expect(accountAt(shown, 40)).toMatchObject({ activeIndex: 12, activeAccountId: 'c' });
    expect(accountAt(shown, 3)).toEqual({ state: 'unknown' });
  });

  it('tells the answer to another question apart', () => {
    expect(isAnswerTo(query, { ...query, offset: 500 })).toBe(true);
    expect(isAnswerTo(query, { ...query, search: 'x' })).toBe(false);
    expect(isAnswerTo(query, { ...query, sort: 'name' })).toBe(false);
  });

  it('goes through the accounts in the order in which the list was left', () => {
    expect(nextAccountId(['a', 'b', 'c'], 'b')).toBe('c');
    expect(nextAccountId(['a', 'b', 'c'], 'c')).toBeUndefined();
    expect(nextAccountId(['a', 'b', 'c'], 'found by search')).toBe('a');
  });
});
