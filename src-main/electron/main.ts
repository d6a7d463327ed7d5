import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { ShellMessage } from '../../src-shared/contract/shell-message.ts';
import { openKeptLog } from '../desktop/logs/kept-log.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { findPolicy } from '../desktop/policy/find-policy.ts';
import { followNetworkPolicy, networkRules } from '../desktop/policy/network.ts';
import { thisMachine } from '../desktop/policy/this-machine.ts';
import { refusalOfSwitches } from '../desktop/security/refused-switches.ts';
import { openShellStateFile } from '../desktop/shell/shell-state-file.ts';
import { prepareWithoutEngine } from '../desktop/updates/prepare-without-engine.ts';
import { createLineLog } from '../engine/line-log.ts';
import type { SendRequest } from '../engine/ports/send-request.ts';
import { statusAtStart } from '../engine/ports/work-status.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { registerAppScheme, serveRenderer } from './app-protocol.ts';
import { showBrokenPolicy } from './broken-policy-box.ts';
import { type ClipboardGuard, guardClipboard } from './clipboard-guard.ts';
import { readCommandLine } from './command-line.ts';
import { protectContents } from './content-protection.ts';
import { openCrashDesk } from './crash-desk.ts';
import { guardAgainstCrashes } from './crash-guard.ts';
import { layOutDataFolders, makeDataFolders } from './data-folder.ts';
import { answerDesktopAsk, type DesktopDoings, desktopView } from './desktop-desk.ts';
import type { EngineStart } from './engine-messages.ts';
import { type EngineProcess, startEngineProcess, stopEngineBeforeQuit } from './engine-process.ts';
import { askKeychain } from './keychain.ts';
import { hearOfLaunches, takeLinks } from './launches.ts';
import { showNoFolder } from './no-folder-box.ts';
import { ownWindows } from './own-windows.ts';
import { pinnedKeys } from './pinned-keys.ts';
import { handOverPorts, openPortGate } from './port-gate.ts';
import { lockWithSystem } from './power-lock.ts';
import { endWithSystem } from './power-off.ts';
import { productVersion } from './product-version.ts';
import { rendererFlags } from './renderer-flags.ts';
import { openShellFace, type ShellFace } from './shell-face.ts';
import { openShellWindows, type ShellWindows } from './shell-windows.ts';
import { waysOfSystem } from './system-proxy.ts';
import { createUpdateLink } from './update-link.ts';
import { openUpdater, type Updater } from './updater.ts';
import { guardEveryWindow } from './window-guards.ts';
import { openWindowPost } from './window-post.ts';

// First of all: what fails below must not leave an invisible process behind.
const print = (line: string): void => void process.stderr.write(line);
const now = (): string => new Date().toISOString();
let endOnBug = (error: unknown): void => {
  createLineLog(print, now)('error', 'main.bug', { cause: placeOfError(error) });
  endWith('Something went wrong while starting.');
};
process.on('uncaughtException', (error) => endOnBug(error));
process.on('unhandledRejection', (error) => endOnBug(error));

const builtFolder = join(import.meta.dirname, '..');
const preloadFile = join(builtFolder, 'preload', 'preload.cjs');
const commandLine = readCommandLine(process.argv.slice(1));
const found = await findPolicy(thisMachine(), commandLine.policyFile);
const policy = found.state === 'in-force' ? found.inForce : undefined;
const folders = layOutDataFolders(
  policy?.policy.dataFolder ?? commandLine.dataFolder ?? app.getPath('userData'),
);
const databaseFile = join(folders.database, 'workstation.sqlite');
const envelopePath = join(folders.desktop, 'workstation.key');

const { log } = openKeptLog({ folder: folders.logs, name: 'main', print, now });

let windows: ShellWindows | undefined;
let presentUpdater: Updater | undefined;
const post = openWindowPost();
const beginLaunches = hearOfLaunches({
  args: process.argv.slice(1),
  folder: process.cwd(),
  onLaunch,
  log,
});

// Before switches of our own are added.
const refusal = refusalOfSwitches(app.isPackaged, (name) => app.commandLine.hasSwitch(name));
// Electron waits for the top level of this file, and takes a profile folder only where it is there.
const noFolder = await makeDataFolders(folders);
const stateFile = await openShellStateFile({
  path: join(folders.desktop, 'shell-state.json'),
  delayMs: 500,
  log,
});

const crashDesk = openCrashDesk({
  platform: process.platform,
  version: productVersion,
  databaseFile,
  logDirectory: folders.logs,
  language: () => stateFile.state().appearance?.language,
  updater: () => presentUpdater,
});
endOnBug = giveUpOnBug;

// The lock is per profile folder, so another data folder may have a workstation of its own.
if (noFolder === undefined) app.setPath('userData', folders.browserProfile);
app.enableSandbox();
app.commandLine.appendSwitch('js-flags', rendererFlags);
registerAppScheme();

if (refusal !== undefined) {
  giveUp(refusal);
} else if (found.state === 'broken') {
  const { broken } = found;
  app.whenReady().then(() => showBrokenPolicy(broken, crashDesk.language()), giveUpOnBug);
} else if (noFolder !== undefined) {
  app.whenReady().then(() => showNoFolder(noFolder, crashDesk.language()), giveUpOnBug);
} else if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(giveUpOnBug);
} else {
  app.quit();
}

async function start(): Promise<void> {
  guardEveryWindow();
  guardAgainstCrashes({ desk: crashDesk, log });
  const copies = guardClipboard(process.platform);
  serveRenderer(join(builtFolder, 'renderer'));
  const tellView = (): void => engine.tell({ type: 'desktop-view', view: view() });
  const isForced = policy?.policy.protectContent === true;
  const protection = protectContents({ stateFile, platform: process.platform, isForced, onChange: tellView });
  windows = openShellWindows({ preloadFile, stateFile, platform: process.platform });
  // After the window: what it shows and loads holds nobody up.
  const face = openShellFace({
    platform: process.platform,
    language: crashDesk.language,
    tell: (message) => engine.tell(message),
    open: (place) => onLaunch(place === undefined ? undefined : { message: 'place', place }),
    press,
    saveDiagnostics: () => void crashDesk.offerDiagnostics(),
  });
  const link = createUpdateLink(
    (message) => engine.tell(message),
    () => prepareWithoutEngine({ path: envelopePath, databasePath: databaseFile }, new Date(), log),
  );
  const view = () =>
    desktopView(process.platform, { updates: updater.view(), protectsContents: protection.view() });
  const updater = openUpdater({
    version: productVersion,
    policy: {
      channel: policy?.policy.updateChannel,
      updates: policy?.policy.updates ?? 'automatic',
    },
    address: policy?.policy.updateFeed,
    keys: pinnedKeys,
    followNetwork,
    folder: join(folders.desktop, 'updates'),
    prepare: link.prepare,
    onChange: () => {
      tellView();
      crashDesk.followUpdates();
    },
    wait: timerScheduler.wait,
    log,
  });
  presentUpdater = updater;
  const doings = { ...desktopDoings(windows, updater, face), ...protection.doings, ...copies.doings };
  const engine: EngineProcess = startEngineProcess(
    join(import.meta.dirname, 'engine-entry.js'),
    readEngineStart,
    {
      onStarted: (tell) => {
        face.show(statusAtStart);
        tell({ type: 'desktop-view', view: view() });
      },
      onWorkStatus: (status) => {
        face.show(status);
        copies.follow(status);
      },
      onAsk: (ask) => void answerDesktopAsk(doings, ask).then(engine.tell),
      onUpdatePrepared: link.receive,
      onKeychainAsk: ({ id, ask }) =>
        void askKeychain(ask, process.platform).then((answer) =>
          engine.tell({ type: 'keychain-answer', id, answer }),
        ),
      onProxyAsk: ({ id, url }) =>
        void waysOfSystem(url).then((ways) => engine.tell({ type: 'proxy-answer', id, ways: [...ways] })),
      onMisshapen: () => log('error', 'engine.misshapen-report'),
      onNewPortsNeeded: () => handOverPorts(engine, ownWindows),
      onGiveUp: (reason) => {
        link.engineIsGone();
        giveUp(reason);
      },
      onNoStart: (error) => {
        link.engineIsGone();
        giveUpOnBug(error);
      },
    },
  );
  openPortGate(engine, ownWindows, post.begin);
  lockWithSystem(engine);
  takeLinks(process.platform);
  beginLaunches();
  const powerOff = endWithSystem();
  stopEngineBeforeQuit(engine, {
    // An installer would be cut off in the middle by a system that goes down.
    leave: async () => (powerOff.isComing() ? 'plain' : updater.leave()),
    end: updater.end,
    log,
  });
}

/** Brings a window to the front, with what somebody wants to see in it. */
function onLaunch(message: ShellMessage | undefined): void {
  const window = windows?.show();
  if (window !== undefined && message !== undefined) post.send(window, message);
}

/** Has the window that somebody works in do what a shortcut does. */
function press(keys: string): void {
  const window = ownWindows.present();
  if (window !== undefined) post.send(window, { message: 'shortcut', keys });
}

function desktopDoings(
  windows: ShellWindows,
  updater: Updater,
  face: ShellFace,
): Omit<DesktopDoings, 'protect-contents' | keyof ClipboardGuard['doings']> {
  return {
    'open-window': ({ path }) => windows.openBeside(path),
    'show-appearance': ({ language, scheme }) => {
      windows.showAppearance({ language, scheme });
      face.repaint();
    },
    ...updater.doings,
  };
}

/** Says why nothing can go on, with a way on; before there can be dialogs with buttons, without. */
function giveUp(reason: string): void {
  if (app.isReady()) {
    crashDesk.ask((words) => words.engineGone(reason));
    return;
  }
  endWith(reason);
}

function endWith(reason: string): void {
  dialog.showErrorBox('Duebook cannot go on', reason);
  app.exit(1);
}

/** Without this the program would stay behind invisibly and hold the lock of the single instance. */
function giveUpOnBug(error: unknown): void {
  log('error', 'main.bug', { cause: placeOfError(error) });
  if (app.isReady()) crashDesk.ask((words) => words.programGone);
  else giveUp(`Something went wrong while starting. The files in ${folders.logs} say where.`);
}

/** Main asks the update server alone; the engine follows the network for itself. */
async function followNetwork(): Promise<SendRequest> {
  const parts = { ...networkRules(policy), systemProxy: waysOfSystem, log };
  return (await followNetworkPolicy(parts)).sendRequest;
}

async function readEngineStart(): Promise<EngineStart> {
  const { serverUrl, today, signInFile, demoSignInFile } = commandLine;
  return {
    directory: folders.database,
    trainingDirectory: folders.training,
    envelopePath,
    lockScreenPath: join(folders.desktop, 'lock-screen.json'),
    serverUrl,
    today,
    signInFile,
    demoSignInFile,
    policy,
    version: productVersion,
    logDirectory: folders.logs,
  };
}
