import type { HostLanguage } from '../host-language.ts';
import { type CrashWords, crashWords } from './crash-words.ts';

/** What is done for a person who is left without a screen. */
export type CrashDesk = {
  /** Shows words and buttons; resolves with the button's place, the last one where it was closed, unless other buttons are due. */
  readonly show: (words: CrashWords, buttons: readonly string[]) => Promise<number | 'outdated'>;
  /** The version that is ready to be installed; undefined where there is none. */
  readonly newVersion: () => string | undefined;
  /** Ends the program into the installer; false where that cannot be done now. */
  readonly install: () => Promise<boolean>;
  /** False where it could not be written. */
  readonly saveDiagnostics: () => Promise<boolean>;
  readonly restart: () => void;
  readonly quit: () => void;
};

/** Asks what to do, until the program is restarted, left, or made new; saving diagnostics asks again. */
export async function askAfterCrash(
  desk: CrashDesk,
  language: HostLanguage,
  words: CrashWords,
): Promise<void> {
  const { installVersion, restart, saveDiagnostics, quit, notInstalled, notSaved } = crashWords[language];
  const version = desk.newVersion();
  const usual = [restart, saveDiagnostics, quit];
  const buttons = version === undefined ? usual : [installVersion(version), ...usual];
  const place = await desk.show(words, buttons);
  if (place === 'outdated') return askAfterCrash(desk, language, words);
  const chosen = buttons[place];
  if (chosen === restart) return desk.restart();
  if (chosen === quit) return desk.quit();
  const isSaving = chosen === saveDiagnostics;
  const isDone = await (isSaving ? desk.saveDiagnostics() : desk.install());
  if (isDone && !isSaving) return;
  const next = isDone ? words : { ...words, detail: isSaving ? notSaved : notInstalled };
  return askAfterCrash(desk, language, next);
}
