import { app, type WebPreferences } from 'electron';

/** What every window of the screens is made with; no window is made with anything else. */
export function screenWebPreferences(preloadFile: string): Readonly<WebPreferences> {
  return Object.freeze({
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    devTools: !app.isPackaged,
  });
}
