import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { HeldFile } from '../../../src-shared/contract/files.ts';
import type { Formats } from '../formats.ts';
import { englishWords as en } from '../words.fixture.ts';
import { sizeWords, stateWords } from './file-words.ts';

const i18n = createInstance({ lng: 'en', resources: { en: { translation: en } } });
await i18n.init();
const formats = { locale: 'en-GB' } as Formats;
const held: HeldFile = { sha256: 'a', state: 'here', sizeBytes: 1000, movedBytes: 0, refusedFor: null };

describe('words of files', () => {
  it.each([
    [1, '1 kB'],
    [52_113, '52 kB'],
    [999_999, '1,000 kB'],
    [1_450_000, '1.5 MB'],
  ])('says %i bytes as %s', (bytes, words) => {
    expect(sizeWords(bytes, i18n.t, formats)).toBe(words);
  });

  it('says how far a file is on its way, and why the server did not take it', () => {
    const words = (file: Partial<HeldFile>) => stateWords({ ...held, ...file }, i18n.t, formats);
    expect(stateWords(undefined, i18n.t, formats)).toBe('on the server');
    expect(words({ state: 'kept' })).toBe('not saved yet');
    expect(words({ state: 'waiting' })).toBe('waiting to be sent');
    expect(words({ state: 'waiting', movedBytes: 505 })).toBe('50% sent');
    expect(words({ state: 'loading', movedBytes: 250 })).toBe('25% loaded');
    expect(words({ state: 'refused', refusedFor: 'FILE_TOO_LARGE' })).toBe(
      'not taken by the server: The file is too large.',
    );
  });
});
