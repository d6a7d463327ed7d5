import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { worklistRowOf } from '../../src-shared/contract/worklist-row.fixture.ts';
import { promisesIn, suggestStep } from './suggest-step.ts';
import { englishWords, germanWords } from './words.fixture.ts';

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
const coming = { ...promise, date: '2026-12-01' };

describe('suggestStep', () => {
  it.each([
    [
      'what was planned for today comes first',
      { nextAction: { date: today, text: 'x', channel: null }, nextPromise: promise },
      'planned',
    ],
    ['a promise that is due is followed up', { nextPromise: promise }, 'promiseDue'],
    [
      'a promise that is due is not asked about twice in a day',
      { nextPromise: promise, lastContactOn: today },
      'promiseAsked',
    ],
    [
      'a broken promise is talked about',
      { brokenPromiseCount: 1, lastContactOn: '2026-11-20' },
      'brokenPromise',
    ],
    [
      'a broken promise that was talked about today is not talked about again',
      { brokenPromiseCount: 1, lastContactOn: today },
      'contactedToday',
    ],
    [
      'after a broken promise the one made since is waited for',
      { brokenPromiseCount: 1, nextPromise: coming, promisedAnewOn: '2026-11-20' },
      'awaitPart',
    ],
    [
      'a week after the promise made since the customer is called about the rest',
      { brokenPromiseCount: 1, nextPromise: coming, promisedAnewOn: '2026-11-14' },
      'callAgain',
    ],
    [
      'a broken promise is talked about when the open one is no answer to it',
      { brokenPromiseCount: 1, nextPromise: coming },
      'brokenPromise',
    ],
    ['a customer whom nobody called yet is called', {}, 'firstContact'],
    [
      'a week after the last contact the customer is called again',
      { lastContactOn: '2026-11-14' },
      'callAgain',
    ],
    [
      'shortly after a contact a statement is enough, though an amount is to be collected',
      { lastContactOn: '2026-11-18' },
      'contactedLately',
    ],
    [
      'shortly after a contact the promise of a part is waited for',
      { lastContactOn: '2026-11-18', nextPromise: coming },
      'awaitPart',
    ],
    ['with nothing to collect a statement keeps the account clear', { toCollectMinor: 0 }, 'watch'],
    ['with all promised one waits', { toCollectMinor: 0, nextPromise: coming }, 'awaitPromise'],
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

describe('what is promised', () => {
  const inAll = (promisedMinor: number) => promisesIn({ ...row, nextPromise: coming, promisedMinor });

  it('is said of all open promises where there are several, for the sum beyond them is of all', () => {
    expect(inAll(50)).toEqual({});
    expect(inAll(51)).toEqual({ context: 'several' });
    expect(promisesIn({ ...row, nextPromise: { ...coming, currency: 'USD' }, promisedMinor: 90 })).toEqual(
      {},
    );
    expect(promisesIn({ ...row, nextPromise: null, promisedMinor: 90 })).toEqual({});
  });

  it.each([
    ['en', /^B is promised in all, A of it by D\. C beyond that /],
    ['de', /^Insgesamt sind B zugesagt, davon A für D\. Darüber hinaus sind C /],
  ] as const)('has words for it, and steps without them keep theirs (%s)', async (lng, expected) => {
    const t = await createInstance().init({
      lng,
      resources: { en: { translation: englishWords }, de: { translation: germanWords } },
    });
    const words = { promised: 'A', inAll: 'B', amount: 'C', date: 'D', ...inAll(51) };
    expect(t('suggest.awaitPart.text', words)).toMatch(expected);
    expect(t('suggest.promiseDue.text', words)).toMatch(/^A /);
  });
});
