import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import de from '../../resources/locales/de.json' with { type: 'json' };
import en from '../../resources/locales/en.json' with { type: 'json' };
import { type Language, useSettings } from '../state/settings.ts';

/** Sets the words up in the language of the settings and follows it. */
export function startI18n(): i18n {
  void i18next.use(initReactI18next).init({
    lng: useSettings.getState().language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, de: { translation: de } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  useSettings.subscribe((settings) => showLanguage(settings.language));
  document.documentElement.lang = i18next.language;
  return i18next;
}

function showLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
