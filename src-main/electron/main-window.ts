import { type BrowserWindow, screen } from 'electron';
import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import { placeBeside, placeWindow } from '../desktop/shell/place-window.ts';
import type { ShellStateFile } from '../desktop/shell/shell-state-file.ts';
import type { Area } from '../desktop/shell/window-state.ts';
import { ownWindows } from './own-windows.ts';
import { openScreenWindow } from './screen-window.ts';

/** More would be lost on any screen, and each has the memory of a browser window. */
const mostWindows = 12;

type StateFile = Pick<ShellStateFile, 'state' | 'change' | 'flush'>;

/** The first window, where it was when it was closed last. */
export function openMainWindow(preloadFile: string, stateFile: StateFile): BrowserWindow {
  const kept = stateFile.state().window;
  const window = openScreenWindow(preloadFile, placeWindow(kept?.bounds ?? null, workAreas()));
  // Before it is shown: nobody sees it grow.
  if (kept?.isMaximised === true) window.prependOnceListener('ready-to-show', () => window.maximize());
  if (kept?.isFullScreen === true) window.once('show', () => window.setFullScreen(true));
  keepState(window, stateFile);
  return window;
}

/** One window more, beside the one that the person works in. */
export function openWindowBeside(preloadFile: string, path: string): Failure | undefined {
  if (ownWindows.all().length >= mostWindows) return failure('TOO_MANY_WINDOWS', { most: mostWindows });
  const before = ownWindows.present()?.getNormalBounds();
  const bounds = before === undefined ? placeWindow(null, workAreas()) : placeBeside(before, workAreas());
  openScreenWindow(preloadFile, bounds, path);
  return undefined;
}

/** Brings the window to the front that the person worked in last; undefined where none is open. */
export function showPresentWindow(): BrowserWindow | undefined {
  const window = ownWindows.present();
  if (window === undefined) return undefined;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return window;
}

/** The primary display first. */
function workAreas(): readonly Area[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function keepState(window: BrowserWindow, stateFile: StateFile): void {
  const keep = (): void =>
    stateFile.change({
      window: {
        bounds: window.getNormalBounds(),
        isMaximised: window.isMaximized(),
        isFullScreen: window.isFullScreen(),
      },
    });
  window.on('resize', keep);
  window.on('move', keep);
  window.on('maximize', keep);
  window.on('unmaximize', keep);
  window.on('enter-full-screen', keep);
  window.on('leave-full-screen', keep);
  window.on('close', () => {
    keep();
    stateFile.flush();
  });
}
