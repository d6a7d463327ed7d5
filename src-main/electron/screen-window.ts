import { BrowserWindow } from 'electron';
import { appOrigin } from './app-address.ts';

/**
 * A window of the screens: sandboxed, isolated, without Node, on the renderer's own origin.
 * @param path an address of the screens
 */
export function openScreenWindow(preloadFile: string, path = '/'): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Duebook',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/#${path}`);
  return window;
}
