import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import { crashWords } from '../desktop/crash/crash-words.ts';
import { createGoneWindows, type GoneWindows } from '../desktop/crash/gone-windows.ts';
import type { Log } from '../engine/ports/log.ts';
import type { OpenCrashDesk } from './crash-desk.ts';

export type CrashGuardOptions = {
  readonly desk: Pick<OpenCrashDesk, 'ask' | 'language'>;
  readonly log: Log;
};

/**
 * What happens when a window's process ends or does not answer. Its page comes back by itself once: what was recorded is
 * with the engine, and so are drafts. Where that does not help, the person is asked.
 */
export function guardAgainstCrashes({ desk, log }: CrashGuardOptions): void {
  const gone = createGoneWindows(() => performance.now());
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log('error', 'window.gone', { reason, exitCode });
    if (BrowserWindow.fromWebContents(contents) === null) return;
    if (gone.ended(contents.id) === 'reload') contents.reload();
    else desk.ask((words) => words.windowGone);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log('warn', 'process.gone', { type, reason, exitCode });
  });
  app.on('browser-window-created', (_event, window) => watchAnswers(window, gone, { desk, log }));
}

/** Asks whether to wait for a window that does not answer; the question goes away when it answers again. */
function watchAnswers(window: BrowserWindow, gone: GoneWindows, { desk, log }: CrashGuardOptions): void {
  let question: AbortController | undefined;
  window.on('responsive', () => question?.abort());
  window.on('closed', () => question?.abort());
  window.on('unresponsive', () => {
    if (question !== undefined) return;
    log('warn', 'window.unresponsive');
    question = new AbortController();
    void askToWait(window, desk, question.signal).then((answer) => {
      const isOver = question?.signal.aborted === true;
      question = undefined;
      if (answer === 'reload' && !isOver) loadAnew(window.webContents, gone);
    });
  });
}

async function askToWait(
  window: BrowserWindow,
  desk: CrashGuardOptions['desk'],
  signal: AbortSignal,
): Promise<'wait' | 'reload'> {
  const { unresponsive, wait, reload } = crashWords[desk.language()];
  const buttons = [wait, reload];
  const shown = { type: 'warning' as const, title: 'Duebook', ...unresponsive, buttons, cancelId: 0 };
  const { response } = await dialog.showMessageBox(window, { ...shown, defaultId: 0, noLink: true, signal });
  return response === 1 ? 'reload' : 'wait';
}

/** A page that is busy hears nothing: its process is ended, and the page comes back as after a crash. */
function loadAnew(contents: WebContents, gone: GoneWindows): void {
  gone.forget(contents.id);
  contents.forcefullyCrashRenderer();
}
