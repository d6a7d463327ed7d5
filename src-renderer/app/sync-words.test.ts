import { createInstance, type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { type SyncState, syncPhases } from '../../src-shared/contract/sync-state.ts';
import { formatsOf } from './formats.ts';
import { checkWords, needsSignIn, progressWords, syncWords } from './sync-words.ts';
import { englishWords as en } from './words.fixture.ts';

const formats = formatsOf('en');
const nowMs = Date.parse('2026-03-31T10:00:00Z');
const state: SyncState = {
  phase: 'up-to-date',
  since: '2026-03-31T09:59:50.000Z',
  lastUpToDateAt: '2026-03-31T09:59:50.000Z',
  offlineBecause: null,
  waitingCount: 0,
  attentionCount: 0,
  firstSync: null,
  check: { checkedAt: null, repairs: 0, repairedAt: null },
  handIn: null,
};
const first = { documents: 12_000, bytes: 3_450_000, totalDocuments: 100_000, secondsLeft: 95 };

describe('the state line', () => {
  let t: TFunction;
  beforeAll(async () => {
    const i18n = createInstance();
    await i18n.init({
      lng: 'en',
      resources: { en: { translation: en } },
      interpolation: { escapeValue: false },
    });
    t = i18n.t;
  });

  it.each(syncPhases)('has words of its own for %s', (phase) => {
    const words = syncWords({ ...state, phase, firstSync: first }, nowMs, t, formats);
    const others = syncPhases
      .filter((one) => one !== phase)
      .map((one) => syncWords({ ...state, phase: one, firstSync: first }, nowMs, t, formats));
    expect(words).not.toMatch(/sync\.|\{\{/);
    expect(others).not.toContain(words);
  });

  it('says that a first sync runs, and what waits beside it', () => {
    const phase = 'first-sync';
    expect(syncWords({ ...state, phase, firstSync: first, waitingCount: 2 }, nowMs, t, formats)).toBe(
      'First sync · 2 changes waiting',
    );
  });

  it('says bytes and time left of a first sync', () => {
    expect(progressWords(first, t, formats)).toBe(
      'First sync · 12,000 of 100,000 documents · 3.5 MB · 2 min left',
    );
    const unknown = { ...first, totalDocuments: null, secondsLeft: null };
    expect(progressWords(unknown, t, formats)).toBe('First sync · 12,000 received · 3.5 MB');
    expect(progressWords({ ...first, secondsLeft: 12 }, t, formats)).toMatch(/ · 12 s left$/);
    expect(progressWords({ ...first, documents: 100_400, secondsLeft: 0 }, t, formats)).toMatch(
      /100,400 of 100,400 documents · 3\.5 MB · 1 s left$/,
    );
  });

  it('says what comparing with the server has shown', () => {
    const { check } = state;
    expect(checkWords(check, t, formats)).toEqual([]);
    const at = '2026-03-31T09:12:00.000Z';
    expect(checkWords({ ...check, checkedAt: at }, t, formats)).toEqual([
      `Compared with the server: equal at ${formats.time(at)}.`,
    ]);
    expect(checkWords({ checkedAt: at, repairs: 2, repairedAt: at }, t, formats)).toEqual([
      `Compared with the server: equal at ${formats.time(at)}.`,
      '2 lists differed from the server and were fetched again.',
      `Repaired at ${formats.time(at)}.`,
    ]);
  });
});

it('a sign-in is offered where one gets the sync going again, and nowhere else', () => {
  expect(syncPhases.filter(needsSignIn)).toEqual([
    'sign-in-needed',
    'password-changed',
    'user-inactive',
    'device-revoked',
  ]);
});
