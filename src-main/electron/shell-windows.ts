import { app, type BrowserWindow, nativeTheme } from 'electron';
import type { Appearance } from '../../src-shared/contract/appearance.ts';
import type { Failure } from '../../src-shared/domain/failure.ts';
import type { ShellStateFile } from '../desktop/shell/shell-state-file.ts';
import { openMainWindow, openWindowBeside, showPresentWindow } from './main-window.ts';

/** The windows of the program, and what the system asks for them. */
export type ShellWindows = {
  /** Brings a window to the front, opening the main one where none is open. */
  readonly show: () => BrowserWindow;
  /** How the screens look now: what the next window is painted with, also after a restart. */
  readonly showAppearance: (appearance: Appearance) => void;
  /** One more at this address; a failure where there are too many. */
  readonly openBeside: (path: string) => Failure | undefined;
};

export type ShellWindowsOptions = {
  readonly preloadFile: string;
  readonly stateFile: ShellStateFile;
  readonly platform: NodeJS.Platform;
};

/** Opens the main window, in the colours that the screens had last. */
export function openShellWindows({ preloadFile, stateFile, platform }: ShellWindowsOptions): ShellWindows {
  const paint = (): void => {
    const scheme = stateFile.state().appearance?.scheme ?? 'auto';
    nativeTheme.themeSource = scheme === 'auto' ? 'system' : scheme;
  };
  paint();
  const show = (): BrowserWindow => showPresentWindow() ?? openMainWindow(preloadFile, stateFile);
  show();
  app.on('activate', () => void show());
  // On a Mac the program stays in the dock, and sync goes on; elsewhere it ends with its last window.
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => stateFile.flush());
  return {
    show,
    openBeside: (path) => openWindowBeside(preloadFile, path),
    showAppearance(appearance) {
      stateFile.change({ appearance });
      paint();
    },
  };
}
