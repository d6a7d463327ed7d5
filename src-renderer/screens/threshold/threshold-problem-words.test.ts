import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { formatsOf } from '../../app/formats.ts';
import { germanWords as de, englishWords as en } from '../../app/words.fixture.ts';
import { thresholdProblemWords } from './threshold-problem-words.ts';

const words = i18next.createInstance();
beforeAll(() => words.init({ resources: { en: { translation: en }, de: { translation: de } } }));

const said = (code: string, language: string, params = {}) =>
  thresholdProblemWords({ code, params }, words.getFixedT(language), formatsOf(language));

test('a full disk is said of the data as a whole, not of work that was to be recorded', () => {
  expect(said('STORAGE_FULL', 'en')).toContain('nothing was changed');
  expect(said('STORAGE_FULL', 'en')).not.toContain('record');
  expect(said('STORAGE_FULL', 'de')).toContain('nichts verändert');
});

test('a passphrase that opens nothing is nobody\u2019s, and says what to look at', () => {
  expect(said('PASSPHRASE_WRONG', 'en')).toContain('layout of the keyboard');
});

test('everything else is said as everywhere', () => {
  const words = said('BACKUP_NOT_USABLE', 'en', { madeAt: '2026-03-31T12:00:00Z' });
  expect(words).toMatch(/^The backup of .*2026.* cannot be restored/);
});
