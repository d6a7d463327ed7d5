import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchProgress, BatchView } from '../../../src-shared/contract/document-batch.ts';
import { failure } from '../../../src-shared/domain/failure.ts';
import { formatsOf } from '../formats.ts';
import { germanWords as de, englishWords as en } from '../words.fixture.ts';
import { batchHeadline, rateWords, stopWords } from './batch-words.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  }),
);

const batchOf = (progress: BatchProgress, changes: Partial<BatchView> = {}): BatchView => ({
  ...{ batchId: 'b', kind: 'statement', output: 'one-each', asOf: '2026-03-31', files: [] },
  ...{ startedAt: '2026-03-31T09:00:00.000Z', total: 5_000, madeCount: 1_234, failedCount: 0 },
  ...{ departedCount: 0, progress },
  ...changes,
});
const said = (language: string, ...batch: Parameters<typeof batchOf>) =>
  batchHeadline(batchOf(...batch), words.getFixedT(language), formatsOf(language));
const rate = (language: string, perSecond: number | null, secondsLeft: number | null) =>
  rateWords({ state: 'running', perSecond, secondsLeft }, words.getFixedT(language), formatsOf(language));

describe('the words of a batch of documents', () => {
  it('say how far it is', () => {
    const running = { state: 'running', perSecond: 58, secondsLeft: 65 } as const;
    expect(said('en', running)).toBe('Statements: 1,234 of 5,000');
    expect(said('de', running)).toBe('Kontoauszüge: 1.234 von 5.000');
    expect(said('en', { state: 'stopped', why: null })).toBe('Statements: stopped at 1,234 of 5,000');
    expect(said('en', { state: 'queued' })).toBe('Statements: 5,000 documents wait for the ones before them');
  });

  it('say what came of it', () => {
    const ended = { kind: 'dunning-letter', madeCount: 1, failedCount: 2, departedCount: 1 } as const;
    expect(said('en', { state: 'done' }, ended)).toBe(
      'Dunning letters: 1 document made · 2 not possible · 1 account has left this device meanwhile',
    );
    expect(said('de', { state: 'done' }, ended)).toBe(
      'Mahnungen: 1 Dokument erstellt · 2 nicht möglich · 1 Konto hat dieses Gerät inzwischen verlassen',
    );
  });

  it('say how fast it goes and how long it takes still', () => {
    expect(rate('en', 58.4, 65)).toBe('58 a second · 65 seconds left');
    expect(rate('de', 3.25, 301)).toBe('3,3 je Sekunde · noch 6 Minuten');
    expect(rate('en', null, null)).toBe('Being started …');
  });

  it('say why it stopped, and what to do', () => {
    const why = (code: 'STORAGE_FULL' | 'STORAGE_READ_ONLY' | null) =>
      stopWords(
        { state: 'stopped', why: code === null ? null : failure(code) },
        words.getFixedT('en'),
        formatsOf('en'),
      );
    expect(why(null)).toBe('What was made is kept. Continue makes the rest.');
    expect(why('STORAGE_FULL')).toContain('The disk of this device is full.');
    expect(why('STORAGE_READ_ONLY')).not.toBe('');
  });
});
