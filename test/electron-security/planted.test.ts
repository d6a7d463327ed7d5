import { describe, expect, test } from 'vitest';
import { brokenRules, rules, sourceRules } from './rules.ts';
import { type Side, scanned } from './scanned-file.ts';

const checked = [...rules, ...sourceRules];

/** The items that a planted text breaks. */
function itemsOf(side: Side, text: string, path = 'planted.tsx'): readonly number[] {
  return brokenRules(scanned(path, side, text), checked).map((line) => Number(/: (\d+) \(/.exec(line)?.[1]));
}

describe('scan of the shell, over planted violations', () => {
  test.each<[number, Side, string]>([
    [1, 'main', "window.loadURL('https://elsewhere.example/');"],
    [1, 'main', 'window.loadURL(address);'],
    [1, 'main', "app.on('certificate-error', accept);"],
    [1, 'main', 'session.setCertificateVerifyProc(accept);'],
    [1, 'elsewhere', 'request({ rejectUnauthorized: false });'],
    [1, 'elsewhere', "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';"],
    [1, 'elsewhere', "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';"],
    [1, 'elsewhere', "fork(file, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });"],
    [2, 'main', 'const shared = { nodeIntegration: true };'],
    [2, 'main', 'const shared = { nodeIntegrationInWorker: isTest };'],
    [2, 'main', 'contents.executeJavaScript(text);'],
    [3, 'main', 'const shared = { contextIsolation: false };'],
    [4, 'main', 'const shared = { sandbox: !1 };'],
    [4, 'main', 'new BrowserWindow({ show: false });'],
    [4, 'main', 'new BrowserWindow({ webPreferences: screenWebPreferences(file) });'],
    [4, 'main', 'new WebContentsView();'],
    [4, 'main', "app.commandLine.appendSwitch('no-sandbox');"],
    [4, 'main', 'app.commandLine.appendSwitch(name);'],
    [5, 'main', 'own.setPermissionRequestHandler(null);'],
    [6, 'main', 'const shared = { webSecurity: false };'],
    [7, 'main', 'const privileges = { bypassCSP: true };'],
    [7, 'main', "const policy = `script-src 'self' 'unsafe-eval'`;"],
    [7, 'renderer', 'eval(text);'],
    [7, 'renderer', 'globalThis.eval(text);'],
    [7, 'main', "new Function('return 1');"],
    [7, 'renderer', "setTimeout('work()', 1);"],
    [7, 'renderer', 'element.innerHTML = text;'],
    [7, 'renderer', 'const shown = <p dangerouslySetInnerHTML={{ __html: text }} />;'],
    [7, 'renderer', "element.insertAdjacentHTML('beforeend', text);"],
    [7, 'renderer', 'document.write(text);'],
    [8, 'main', 'const shared = { allowRunningInsecureContent: true };'],
    [9, 'main', 'const shared = { experimentalFeatures: true };'],
    [10, 'main', "const shared = { enableBlinkFeatures: 'X' };"],
    [11, 'renderer', "const shown = <webview src='x' />;"],
    [11, 'renderer', "document.createElement('webview');"],
    [12, 'main', 'const shared = { webviewTag: true };'],
    [14, 'renderer', "window.open('https://elsewhere.example/');"],
    [15, 'main', 'shell.openExternal(address);'],
    [15, 'main', 'shell.openPath(file);'],
    [15, 'main', 'const { openExternal } = shell;'],
    [17, 'main', "import { ipcMain } from 'electron';"],
    [17, 'main', "ipcMain.handle('x', work);"],
    [18, 'main', "window.loadFile('index.html');"],
    [18, 'main', "protocol.registerFileProtocol('x', work);"],
    [20, 'renderer', "window.ipcRenderer.send('x');"],
    [20, 'renderer', "import { shell } from 'electron';"],
    [20, 'main', "contextBridge.exposeInMainWorld('x', {});"],
    [20, 'main', "import '@electron/remote/main';"],
    [20, 'main', "crashReporter.start({ submitURL: '' });"],
  ])('finds what breaks item %i in %s: %s', (item, side, text) => {
    expect(itemsOf(side, text)).toContain(item);
  });

  test.each<[Side, string, string]>([
    [
      'main',
      'src-main/electron/screen-window.ts',
      'new BrowserWindow({ webPreferences: screenWebPreferences(file) });',
    ],
    ['main', 'src-main/electron/screen-window.ts', `window.loadURL(\`\${appOrigin}/#\${path}\`);`],
    [
      'main',
      'src-main/electron/screen-web-preferences.ts',
      'const shared = { sandbox: true, webSecurity: !0 };',
    ],
    ['main', 'src-main/electron/open-external.ts', 'shell.openExternal(allowed);'],
    ['main', 'src-main/electron/port-gate.ts', "import { ipcMain } from 'electron'; ipcMain.on('x', work);"],
    ['main', 'src-main/electron/main.ts', "app.commandLine.appendSwitch('js-flags', rendererFlags);"],
    ['preload', 'src-main/electron/preload.ts', "contextBridge.exposeInMainWorld('x', {});"],
    ['renderer', 'src-renderer/app/x.tsx', 'const shown = <p>{text}</p>; setTimeout(() => work(), 1);'],
    ['renderer', 'src-renderer/app/x.tsx', 'const closed = element.innerHTML.length;'],
  ])('lets pass, in %s, %s: %s', (side, path, text) => {
    expect(itemsOf(side, text, path)).toEqual([]);
  });
});
