import { type CrashLanguage, type CrashWords, crashWords } from './crash-words.ts';

/** What is done for a person who is left without a screen. */
export type CrashDesk = {
  /** Shows words and buttons; resolves with the button's place, the last one where it was closed. */
  readonly show: (words: CrashWords, buttons: readonly string[]) => Promise<number>;
  /** False where it could not be written. */
  readonly saveDiagnostics: () => Promise<boolean>;
  readonly restart: () => void;
  readonly quit: () => void;
};

/** Asks what to do, until the program is restarted or left; saving diagnostics asks again. */
export async function askAfterCrash(
  desk: CrashDesk,
  language: CrashLanguage,
  words: CrashWords,
): Promise<void> {
  const { restart, saveDiagnostics, quit, notSaved } = crashWords[language];
  const chosen = await desk.show(words, [restart, saveDiagnostics, quit]);
  if (chosen === 0) return desk.restart();
  if (chosen !== 1) return desk.quit();
  const isSaved = await desk.saveDiagnostics();
  const next = isSaved ? words : { ...words, detail: notSaved };
  return askAfterCrash(desk, language, next);
}
