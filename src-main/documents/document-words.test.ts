import { describe, expect, test } from 'vitest';
import en from '../../resources/documents/en.json' with { type: 'json' };
import { disputeReasons, notStatedReason } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
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

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

/** Forms of a text by its count: `/termsDays/few` is one of `/termsDays`. */
const formOf = /\/(zero|one|two|few|many|other)$/;

/** The texts without their counted forms, and these by the text that they are forms of. */
function wordsAndForms(words: object) {
  const above = Map.groupBy(textsOf(words), ([key]) => key.slice(0, key.lastIndexOf('/')));
  const isCounted = (texts: readonly [string, string][]) => texts.every(([key]) => formOf.test(key));
  const forms = new Map([...above].filter(([, texts]) => isCounted(texts)));
  const plain = new Map([...above.values()].filter((texts) => !isCounted(texts)).flat());
  return { plain, forms };
}

describe.each(documentLanguages)('the words in %s', (language) => {
  const english = wordsAndForms(en);
  const { words } = wordsOf(language);
  const own = wordsAndForms(words);

  test('are every word of English with every place of it, and no others', () => {
    expect([...own.plain.keys()].sort()).toEqual([...english.plain.keys()].sort());
    for (const [key, text] of english.plain)
      expect([key, places(own.plain.get(key) ?? '{none}')]).toEqual([key, places(text)]);
  });

  test('have a form of each counted text for every whole number', () => {
    const rules = new Intl.PluralRules(language);
    const categories = new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count))).add('other');
    expect([...own.forms.keys()].sort()).toEqual([...english.forms.keys()].sort());
    for (const [key, forms] of own.forms) {
      expect(forms.map(([form]) => form.replace(`${key}/`, '')).sort()).toEqual([...categories].sort());
      const wanted = places(english.forms.get(key)?.find(([form]) => form.endsWith('/other'))?.[1] ?? '');
      // One may be said in a word.
      for (const [form, text] of forms)
        expect([form, [wanted, wanted.replace(/\{count\},?/, '')]]).toEqual([
          form,
          expect.arrayContaining([places(text)]),
        ]);
    }
  });

  test('are said in every place where English has words', () => {
    for (const [key, text] of textsOf(words)) expect([key, text.trim()]).not.toEqual([key, '']);
  });

  test('D2: name every reason that an organisation begins with', () => {
    const keys = [...disputeReasons, notStatedReason].map(({ key }) => key);
    expect(Object.keys(words.reasons)).toEqual(expect.arrayContaining(keys));
  });
});

test.each(['', 'xx', 'not a locale', 'en-u-nu-arab', 'it-IT', '__proto__'])(
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

test.each([
  ['fr-FR', '−12\u00a0345,60', '1\u00a0234,56', '4 septembre 2026'],
  ['es', '−12.345,60', '1.234,56', '4 de septiembre de 2026'],
  ['pl-PL', '−12\u00a0345,60', '1\u00a0234,56', '4 września 2026'],
])('M1: %s writes amounts grouped and dates as its readers do', (locale, credit, amount, date) => {
  const format = createDocumentFormat(locale);
  expect([format.amount(-1_234_560, 'EUR'), format.amount(123_456, 'EUR')]).toEqual([credit, amount]);
  expect(format.longDate('2026-09-04')).toBe(date);
});

test('the first of a month is an ordinal in French', () => {
  const { longDate, shortDate } = createDocumentFormat('fr');
  expect([longDate('2026-12-01'), shortDate('2026-12-01')]).toEqual([
    '1er décembre 2026',
    '1er\u00a0déc.\u00a02026',
  ]);
  expect(longDate('2026-12-11')).toBe('11 décembre 2026');
});

test.each([
  ['en', ['0 months', '1 month', '2 months', '5 months', '22 months']],
  ['fr', ['0 mois', '1 mois', '2 mois', '5 mois', '22 mois']],
  ['es', ['0 meses', '1 mes', '2 meses', '5 meses', '22 meses']],
  ['pl', ['0 miesięcy', '1 miesiąc', '2 miesiące', '5 miesięcy', '22 miesiące']],
])('counts in %s with the forms of the language', (locale, counted) => {
  const { words, counted: count } = createDocumentFormat(locale);
  expect([0, 1, 2, 5, 22].map((months) => count(words.termsMonths, months))).toEqual(counted);
});
