import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { formatsOf } from '../formats.ts';
import { germanWords as de, englishWords as en } from '../words.fixture.ts';
import { outcomeText } from './outcome-text.ts';

const words = i18next.createInstance();
beforeAll(() =>
  words.init({
    resources: { en: { translation: en }, de: { translation: de } },
    interpolation: { escapeValue: false },
  }),
);

const said = (language: string, doneCount: number) =>
  outcomeText(
    {
      words: 'bulk',
      outcome: { total: 116, doneCount, refused: [], commandIds: [] },
      doneText: undefined,
    },
    words.getFixedT(language),
    formatsOf(language),
  );

test.each([
  ['en', 'Stopped at 9 of 116 · 9 accounts done · 107 left out'],
  ['de', 'Angehalten bei 9 von 116 · 9 Konten erledigt · 107 ausgelassen'],
])('in %s a run that was stopped says first how far it came', (language, text) => {
  expect(said(language, 9)).toBe(text);
});

test('a run that came to its end does not speak of stopping', () => {
  expect(said('en', 116)).toBe('116 accounts done');
});
