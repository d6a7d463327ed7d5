import { create } from 'zustand';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What a person set for this device: no personal data, so it may stand in localStorage. */
export type Settings = { readonly language: Language };

const storageKey = 'duebook.language';

function readLanguage(): Language {
  const stored = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2);
  return languages.find((language) => language === stored) ?? 'en';
}

export const useSettings = create<Settings>(() => ({ language: readLanguage() }));

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  useSettings.setState({ language });
}
