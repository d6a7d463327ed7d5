import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { askAfterCrash, type CrashDesk } from '../desktop/crash/ask-after-crash.ts';
import {
  type CrashLanguage,
  type CrashWords,
  crashLanguage,
  crashWords,
} from '../desktop/crash/crash-words.ts';
import { diagnosticsOfShell, writeDiagnostics } from '../desktop/crash/diagnostics-of-shell.ts';

export type CrashDeskOptions = {
  readonly version: string;
  readonly databaseFile: string;
  readonly logDirectory: string;
  /** The language that the screens had last. */
  readonly language: () => string | undefined;
};

type WordsOf = (words: (typeof crashWords)[CrashLanguage]) => CrashWords;

export type OpenCrashDesk = {
  /** Says what happened and asks what to do; a second crash meanwhile asks nothing more. */
  readonly ask: (words: WordsOf) => void;
  /** Asks where, and saves; false where it could not be written. */
  readonly saveDiagnostics: () => Promise<boolean>;
  /** The same for somebody who chose it in the menu: says it where it could not be written. */
  readonly offerDiagnostics: () => Promise<void>;
  readonly language: () => CrashLanguage;
};

/** The dialogs of the system: they are there when no screen of our own is. */
export function openCrashDesk(options: CrashDeskOptions): OpenCrashDesk {
  const language = (): CrashLanguage => crashLanguage(options.language(), app.getPreferredSystemLanguages());
  const saveDiagnostics = async (): Promise<boolean> => {
    const defaultPath = join(app.getPath('documents'), 'duebook-diagnostics.json');
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
    if (canceled) return true;
    const text = await diagnosticsOfShell({
      ...options,
      versions: process.versions,
      windows: BrowserWindow.getAllWindows().length,
      isPackaged: app.isPackaged,
      madeAt: new Date().toISOString(),
    });
    return writeDiagnostics(filePath, text);
  };
  const desk: CrashDesk = {
    show: async ({ message, detail }, buttons) => {
      const cancelId = buttons.length - 1;
      const shown = { type: 'error' as const, title: 'Duebook', message, detail, buttons: [...buttons] };
      return (await dialog.showMessageBox({ ...shown, defaultId: 0, cancelId, noLink: true })).response;
    },
    saveDiagnostics,
    restart: () => {
      app.relaunch();
      app.quit();
    },
    quit: () => app.quit(),
  };
  let isAsking = false;
  return {
    language,
    saveDiagnostics,
    offerDiagnostics: async () => {
      if (await saveDiagnostics()) return;
      const { notSaved: message } = crashWords[language()];
      await dialog.showMessageBox({ type: 'warning', title: 'Duebook', message });
    },
    ask: (wordsOf) => {
      if (isAsking) return;
      isAsking = true;
      const words = wordsOf(crashWords[language()]);
      void askAfterCrash(desk, language(), words).finally(() => {
        isAsking = false;
      });
    },
  };
}
