import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { registerAppScheme, serveRenderer } from './app-protocol.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { prepareDataFolders } from './data-folder.ts';
import { answerDesktopAsk, type DesktopDoings, desktopView } from './desktop-desk.ts';
import type { EngineStart } from './engine-messages.ts';
import { type EngineProcess, startEngineProcess, stopEngineBeforeQuit } from './engine-process.ts';
import { KeychainError, loadDatabaseKey } from './keychain.ts';
import { setMenu } from './menu.ts';
import { handOverPorts, openPortGate } from './port-gate.ts';
import { rendererFlags } from './renderer-flags.ts';
import { openScreenWindow } from './screen-window.ts';
import { guardEveryWindow } from './window-guards.ts';

const builtFolder = join(import.meta.dirname, '..');
const preloadFile = join(builtFolder, 'preload', 'preload.cjs');
const commandLine = readCommandLine(process.argv.slice(1));
const folders = prepareDataFolders(commandLine.dataFolder ?? app.getPath('userData'));

// The lock is per profile folder, so another data folder may have a workstation of its own.
app.setPath('userData', folders.browserProfile);
app.enableSandbox();
app.commandLine.appendSwitch('js-flags', rendererFlags);
registerAppScheme();

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(giveUpOnBug);
} else {
  app.quit();
}

function start(): void {
  guardEveryWindow();
  setMenu(process.platform);
  serveRenderer(join(builtFolder, 'renderer'));
  const key = loadKeyOrExplain();
  if (key === undefined) return;
  const window = openScreenWindow(preloadFile);
  const engine: EngineProcess = startEngineProcess(
    join(import.meta.dirname, 'engine-entry.js'),
    engineStart(commandLine, key),
    {
      onStarted: (tell) => tell({ type: 'desktop-view', view: desktopView(process.platform) }),
      onAsk: (ask) => void answerDesktopAsk(doings, ask).then(engine.tell),
      onNewPortsNeeded: () => handOverPorts(engine),
      onGiveUp: giveUp,
    },
  );
  openPortGate(engine);
  stopEngineBeforeQuit(engine);
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

const doings: DesktopDoings = {
  'open-window': ({ path }) => {
    openScreenWindow(preloadFile, path);
  },
};

function loadKeyOrExplain(): Uint8Array | undefined {
  try {
    return loadDatabaseKey(folders.desktop, join(folders.database, 'workstation.sqlite'), process.platform);
  } catch (error) {
    if (!(error instanceof KeychainError)) throw error;
    giveUp(error.message);
    return undefined;
  }
}

function giveUp(reason: string): void {
  dialog.showErrorBox('Duebook cannot go on', reason);
  app.exit(1);
}

/** Without this the program would stay behind invisibly and hold the lock of the single instance. */
function giveUpOnBug(error: unknown): void {
  console.error(error);
  giveUp('Something went wrong while starting. The console says what.');
}

function engineStart(from: CommandLine, key: Uint8Array): EngineStart {
  return {
    directory: folders.database,
    trainingDirectory: folders.training,
    key,
    serverUrl: from.serverUrl,
    today: from.today,
    signInFile: from.signInFile,
    demoSignInFile: from.demoSignInFile,
    version: JSON.parse(readFileSync(join(builtFolder, '..', 'package.json'), 'utf8')).version as string,
  };
}
