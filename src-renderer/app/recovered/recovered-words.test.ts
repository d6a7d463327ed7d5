import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { englishWords, germanWords } from '../words.fixture.ts';
import { recoveredWords } from './recovered-words.ts';

const wordsIn = (lng: 'en' | 'de') =>
  createInstance().init({
    lng,
    resources: { en: { translation: englishWords }, de: { translation: germanWords } },
    interpolation: { escapeValue: false },
  });

test('each kind is said once, in words, and what there is none of is not', async () => {
  const t = await wordsIn('en');
  expect(recoveredWords({ waiting: 0, applied: 2, refused: 1, unreadable: 0 }, t)).toEqual([
    '2 changes were handed in and stand on their accounts.',
    '1 change was refused: it stands below, with the reason and everything that was typed.',
  ]);
  expect(recoveredWords({ waiting: 3, applied: 0, refused: 0, unreadable: 1 }, t)).toEqual([
    '3 changes wait to be handed in. You can go on working.',
    '1 change cannot be opened by anybody, because its record is damaged. Look through your notes for what is missing.',
  ]);
  const german = await wordsIn('de');
  expect(recoveredWords({ waiting: 1, applied: 1, refused: 2, unreadable: 2 }, german)).toHaveLength(4);
});
