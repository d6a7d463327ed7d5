import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { askAfterCrash, type CrashDesk } from '../desktop/crash/ask-after-crash.ts';
import { type CrashWords, crashWords } from '../desktop/crash/crash-words.ts';
import { diagnosticsOfShell, writeDiagnostics } from '../desktop/crash/diagnostics-of-shell.ts';
import { type HostLanguage, hostLanguage } from '../desktop/host-language.ts';
import type { Updater } from './updater.ts';

export type CrashDeskOptions = {
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly databaseFile: string;
  readonly logDirectory: string;
  /** The language that the screens had last. */
  readonly language: () => string | undefined;
  /** There once the program has started. */
  readonly updater: () => Pick<Updater, 'readyVersion' | 'installNow' | 'restart'> | undefined;
};

type WordsOf = (words: (typeof crashWords)[HostLanguage]) => CrashWords;

export type OpenCrashDesk = {
  /** Says what happened and asks what to do; a second crash meanwhile asks nothing more. */
  readonly ask: (words: WordsOf) => void;
  /** A new version may be ready: a question that does not offer it yet is asked again. */
  readonly followUpdates: () => void;
  /** Asks where, and saves; false where it could not be written. */
  readonly saveDiagnostics: () => Promise<boolean>;
  /** The same for somebody who chose it in the menu: says it where it could not be written. */
  readonly offerDiagnostics: () => Promise<void>;
  readonly language: () => HostLanguage;
};

/** The dialogs of the system: they are there when no screen of our own is. */
export function openCrashDesk(options: CrashDeskOptions): OpenCrashDesk {
  const language = (): HostLanguage => hostLanguage(options.language(), app.getPreferredSystemLanguages());
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
  let question: AbortController | undefined;
  let offered: string | undefined;
  const desk: CrashDesk = {
    show: async ({ message, detail }, buttons) => {
      const cancelId = buttons.length - 1;
      question = new AbortController();
      const { signal } = question;
      const shown = {
        type: 'error' as const,
        title: 'Duebook',
        message,
        detail,
        buttons: [...buttons],
        signal,
      };
      const box = { ...shown, defaultId: 0, cancelId, noLink: true };
      const parent = options.platform === 'darwin' ? visibleWindow() : undefined;
      const { response } = await (parent === undefined
        ? dialog.showMessageBox(box)
        : dialog.showMessageBox(parent, box));
      return signal.aborted ? 'outdated' : response;
    },
    newVersion: () => {
      offered = options.updater()?.readyVersion();
      return offered;
    },
    install: async () => (await options.updater()?.installNow()) === true,
    saveDiagnostics,
    restart: () => {
      const updater = options.updater();
      if (updater !== undefined) return updater.restart();
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
    followUpdates: () => {
      const version = options.updater()?.readyVersion();
      if (version !== undefined && version !== offered) question?.abort();
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

/** On macOS a box without a window holds up the whole process: no new version would be loaded behind it. */
function visibleWindow(): BrowserWindow | undefined {
  return BrowserWindow.getAllWindows().find((window) => window.isVisible());
}
