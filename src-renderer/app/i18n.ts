import i18next from 'i18next';
import en from '../../resources/locales/en.json' with { type: 'json' };
import { followSystemLanguage, type Language, useSettings } from '../state/settings.ts';
import { loadLaterWordsIn } from './later-words.ts';

type Words = typeof en;

/** The words of other languages come when one is chosen. */
const loads: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Words }>>> = {
  de: () => import('../../resources/locales/de.json', { with: { type: 'json' } }),
};

/** Sets the words up in the language of the settings and follows it. */
export async function startI18n(): Promise<void> {
  await i18next.init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  useSettings.subscribe((settings) => void showLanguage(settings.language));
  window.addEventListener('languagechange', followSystemLanguage);
  await showLanguage(useSettings.getState().language);
}

async function showLanguage(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    const { default: words } = await loads[language]();
    i18next.addResourceBundle(language, 'translation', words);
  }
  await loadLaterWordsIn(language);
  // Another one may have been chosen meanwhile.
  if (useSettings.getState().language !== language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
