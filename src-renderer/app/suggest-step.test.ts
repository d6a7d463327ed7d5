import { describe, expect, it } from 'vitest';
import { worklistRowOf } from '../../src-shared/contract/worklist-row.fixture.ts';
import { suggestStep } from './suggest-step.ts';

const today = '2026-11-21';
const row = worklistRowOf({
  accountId: 'a',
  balanceMinor: 100,
  overdueMinor: 100,
  toCollectMinor: 100,
  oldestDaysPastDue: 3,
  openCount: 1,
  overdueCount: 1,
});
const promise = { date: today, amountMinor: 50, currency: 'EUR' };

describe('suggestStep', () => {
  it.each([
    [
      'what was planned for today comes first',
      { nextAction: { date: today, text: 'x', channel: null }, nextPromise: promise },
      'planned',
    ],
    ['a promise that is due is followed up', { nextPromise: promise }, 'promiseDue'],
    ['a broken promise is talked about', { brokenPromiseCount: 1 }, 'brokenPromise'],
    ['a customer whom nobody called yet is called', {}, 'firstContact'],
    [
      'a week after the last contact the customer is called again',
      { lastContactOn: '2026-11-14' },
      'callAgain',
    ],
    ['shortly after a contact a statement is enough', { lastContactOn: '2026-11-18' }, 'watch'],
    [
      'with all promised one waits',
      { toCollectMinor: 0, nextPromise: { ...promise, date: '2026-12-01' } },
      'awaitPromise',
    ],
    [
      'with all disputed the dispute moves on',
      { toCollectMinor: 0, activeDisputeCount: 1 },
      'resolveDispute',
    ],
    ['an account that owes nothing needs nothing', { toCollectMinor: 0, balanceMinor: 0 }, 'nothing'],
  ] as const)('%s', (_title, change, key) => {
    expect(suggestStep({ ...row, ...change }, today).key).toBe(key);
  });
});
