import { create } from 'zustand';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What a person may choose: a language, or that of the system, which may change. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** What a person set for this device: no personal data, so it may stand in localStorage. */
export type Settings = {
  readonly choice: LanguageChoice;
  /** The language that is shown. */
  readonly language: Language;
};

const storageKey = 'duebook.language';

/** The first of the system's languages that there are words for, else English. */
export function languageOf(choice: LanguageChoice, systemLanguages: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const wanted = systemLanguages.map((tag) => tag.slice(0, 2).toLowerCase());
  return languages.find((language) => language === wanted.find((one) => isLanguage(one))) ?? 'en';
}

function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

function settingsOf(choice: LanguageChoice): Settings {
  return { choice, language: languageOf(choice, navigator.languages) };
}

function readChoice(): LanguageChoice {
  const stored = localStorage.getItem(storageKey);
  return languageChoices.find((choice) => choice === stored) ?? 'system';
}

export const useSettings = create<Settings>(() => settingsOf(readChoice()));

/** Shown at once and remembered. */
export function chooseLanguage(choice: LanguageChoice): void {
  localStorage.setItem(storageKey, choice);
  useSettings.setState(settingsOf(choice));
}

/** Looks again at what the system speaks. */
export function followSystemLanguage(): void {
  useSettings.setState(settingsOf(useSettings.getState().choice));
}
