import { expect, test } from 'vitest';
import de from '../../resources/documents/de.json' with { type: 'json' };
import en from '../../resources/documents/en.json' with { type: 'json' };
import { disputeReasons, notStatedReason } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { createDocumentFormat } from './document-format.ts';
import { fillIn, wordsOf } from './document-words.ts';

/** Every text by the path of its key. */
function textsOf(words: object, above = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const path = `${above}/${key}`;
    if (typeof value === 'string') return [[path, value]];
    return typeof value === 'object' && value !== null ? textsOf(value, path) : [];
  });
}

test('every language has every word and every place of English', () => {
  const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
  const [english, german] = [textsOf(en), new Map(textsOf(de))];
  expect(english).toHaveLength(german.size);
  for (const [key, text] of english)
    expect([key, places(german.get(key) ?? '{none}')]).toEqual([key, places(text)]);
});

test.each(['', 'xx', 'not a locale', 'en-u-nu-arab', 'fr-FR', '__proto__'])(
  'falls back to English for %j',
  (locale) => {
    expect(wordsOf(locale).words).toBe(en);
    expect(createDocumentFormat(locale).amount(-123_456, 'EUR')).toBe('−1,234.56');
  },
);

test('formats as the region does', () => {
  expect(createDocumentFormat('de-AT').longDate('2026-01-05')).toBe('5. Jänner 2026');
  expect(createDocumentFormat('de_DE').words).toBe(en);
  expect(createDocumentFormat('de').amount(100_000, 'JPY')).toBe('100.000');
});

test('a value that looks like a place stays as it is', () => {
  expect(fillIn('{a} {b}', { a: '{b}', b: '$&' })).toBe('{b} $&');
});

test('D2: every reason that an organisation begins with has words in every language', () => {
  const keys = [...disputeReasons, notStatedReason].map(({ key }) => key);
  for (const { reasons } of [en, de]) expect(Object.keys(reasons)).toEqual(expect.arrayContaining(keys));
});
