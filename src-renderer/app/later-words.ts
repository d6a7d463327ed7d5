import i18next from 'i18next';
import type en from '../../resources/locales/later/en.json';
import type { Language } from '../state/settings.ts';

const loads: Readonly<Record<Language, () => Promise<{ readonly default: typeof en }>>> = {
  en: () => import('../../resources/locales/later/en.json', { with: { type: 'json' } }),
  de: () => import('../../resources/locales/later/de.json', { with: { type: 'json' } }),
};

const loaded = new Set<string>();
let areWanted = false;

/** The words that only screens and forms show which are no part of the first script. They come with the first of these. */
export async function loadLaterWords(): Promise<void> {
  areWanted = true;
  // Another language may be shown by the time that the words of this one are there.
  while (!loaded.has(i18next.language)) await load(i18next.language as Language);
}

/** Has them in a language that is about to be shown, where they were wanted before. */
export async function loadLaterWordsIn(language: Language): Promise<void> {
  if (areWanted) await load(language);
}

async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const { default: words } = await loads[language]();
  i18next.addResourceBundle(language, 'translation', words);
  loaded.add(language);
}
