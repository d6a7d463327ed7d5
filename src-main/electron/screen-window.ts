import { BrowserWindow, nativeTheme } from 'electron';
import { smallestWindow } from '../desktop/shell/place-window.ts';
import type { Area } from '../desktop/shell/window-state.ts';
import { appOrigin } from './app-address.ts';
import { ownWindows } from './own-windows.ts';
import { screenWebPreferences } from './screen-web-preferences.ts';

/** `--db-page` of the screens, so that nothing flashes before they are painted. */
const pageColours = { light: '#f4f7f8', dark: '#0e1417' } as const;

/**
 * A window of the screens: sandboxed, isolated, without Node, on the renderer's own origin; shown once it is painted.
 * @param path an address of the screens
 */
export function openScreenWindow(preloadFile: string, bounds: Area, path = '/'): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    // Never the name of a customer: a task bar and a shared screen show it to anybody.
    title: 'Duebook',
    backgroundColor: nativeTheme.shouldUseDarkColors ? pageColours.dark : pageColours.light,
    webPreferences: screenWebPreferences(preloadFile),
  });
  ownWindows.add(window);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/#${path}`);
  return window;
}
