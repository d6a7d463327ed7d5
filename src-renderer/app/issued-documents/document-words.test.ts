import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { documentRequestSchema } from '../../../src-shared/contract/document-request.ts';
import { formatsOf } from '../formats.ts';
import { germanWords as de, englishWords as en } from '../words.fixture.ts';
import { copyTag, copyWords, subjectWords } from './document-words.ts';

const words = i18next.createInstance();
beforeAll(() => words.init({ resources: { en: { translation: en }, de: { translation: de } } }));

const issuedAt = '2026-03-31T10:00:00.000Z';
const copy = (number: number) => ({
  copyOf: { documentId: 'd-1', documentNumber: 'A7KX2M-D1', issuedOn: '2026-03-31', issuedAt, number },
  copies: { count: 0, lastAt: null },
});
const original = (count: number) => ({
  copyOf: null,
  copies: { count, lastAt: count === 0 ? null : issuedAt },
});

test.each([
  ['issued once has none', original(0), null, null],
  ['issued again is the original', original(2), 'Original', 'Original'],
  ['issued for the second time is a copy', copy(1), 'Copy', 'Kopie'],
  ['issued for the third time is a further copy', copy(2), 'Copy no. 2', 'Kopie Nr. 2'],
])('the tag of a document that was %s', (_what, issued, english, german) => {
  const say = (language: string) => copyTag(issued, words.getFixedT(language), formatsOf(language));
  expect([say('en'), say('de')]).toEqual([english, german]);
});

test('a copy says of which document it is', () => {
  const say = (number: number) => copyWords(copy(number), words.getFixedT('en'), formatsOf('en'));
  expect(say(1)).toMatch(/^Copy of document A7KX2M-D1, issued on .*: the content is the same\.$/);
  expect(say(2)).toMatch(/^Copy no\. 2 of document A7KX2M-D1, issued on /);
});

test.each([
  [{}, 'open items', 'offene Posten'],
  [{ isSummary: true }, 'open items, summary', 'offene Posten, Zusammenfassung'],
  [{ from: '2026-01-01' }, 'balance forward from 1 Jan 2026', 'Saldovortrag ab 1. Jan. 2026'],
])('a statement with %j says which form it has', (choices, english, german) => {
  const request = documentRequestSchema.parse({
    kind: 'statement',
    accountId: 'a-1',
    locale: 'en',
    ...choices,
  });
  const say = (language: string) => subjectWords(request, words.getFixedT(language), formatsOf(language));
  expect([say('en'), say('de')]).toEqual([english, german]);
});
