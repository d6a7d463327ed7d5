import { join } from 'node:path';
import { type KeptLog, openKeptLog } from '../desktop/logs/kept-log.ts';
import { lastLogLines } from '../desktop/logs/last-log-lines.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { followNetworkPolicy, networkRules, withUnread } from '../desktop/policy/network.ts';
import { fatalWords } from '../engine/fatal-words.ts';
import { createLineLog } from '../engine/line-log.ts';
import { clockOf, openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Log } from '../engine/ports/log.ts';
import { storageFileName } from '../engine/start-engine.ts';
import { systemMonotonicClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { createThreshold } from '../threshold/threshold.ts';
import type { Threshold } from '../threshold/threshold-options.ts';
import { hasTrainingServer } from '../training/training-server.ts';
import { createTrainingSwitch } from '../training/training-switch.ts';
import { prepareTraining, removeTraining } from '../training/training-workstation.ts';
import { createDesktopLink } from './desktop-link.ts';
import { type EngineReport, type EngineStart, engineMessageSchema } from './engine-messages.ts';
import { createKeychainLink } from './keychain-link.ts';
import { createProxyLink } from './proxy-link.ts';

const print = (line: string): void => void process.stderr.write(line);
const now = (): string => new Date().toISOString();
const printed = createLineLog(print, now);
/** Main says with the start where it is kept. */
let kept: KeptLog | undefined;
const log: Log = (...line) => (kept?.log ?? printed)(...line);

const desktop = createDesktopLink(tellMain);
const keychain = createKeychainLink(tellMain);
const proxy = createProxyLink(tellMain);
let threshold: Promise<Threshold> | undefined;
/** Those that the present engine answers. */
const ports = new Set<Electron.MessagePortMain>();

// A port that arrives while the engine still opens its file waits for it; the message port queues what comes in.
process.parentPort.on('message', (event: Electron.MessageEvent) => {
  receive(event.data, event.ports).catch(giveUp);
});

process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

function giveUp(error: unknown): void {
  log('error', 'engine.ended', { cause: placeOfError(error) });
  const message = fatalWords(error);
  if (message !== undefined) tellMain({ type: 'start-failed', message });
  // The report leaves with the next turn of the loop; exiting now would drop it.
  setTimeout(() => void end(1), 100);
}

/** Ends when the log is in its file. */
async function end(code: number): Promise<void> {
  await kept?.close();
  process.exit(code);
}

async function receive(said: unknown, [port]: readonly Electron.MessagePortMain[]): Promise<void> {
  const message = engineMessageSchema.parse(said);
  if (desktop.receive(message) || keychain.receive(message) || proxy.receive(message)) return;
  switch (message.type) {
    case 'start':
      threshold = open(message.start);
      await threshold;
      return;
    case 'connect': {
      const engine = await (await threshold)?.nextEngine();
      if (port === undefined || engine === undefined) return;
      ports.add(port);
      port.on('close', () => ports.delete(port));
      engine.serveMessagePort(port);
      port.start();
      return;
    }
    case 'update-prepare': {
      const { id, ask } = message;
      tellMain({ type: 'update-prepared', id, preparedness: null });
      const preparedness = (await (await threshold)?.prepareUpdate(ask)) ?? notOpen;
      tellMain({ type: 'update-prepared', id, preparedness });
      return;
    }
    case 'lock':
      (await threshold)?.lockNow();
      return;
    case 'wake':
      (await threshold)?.wake();
      return;
    case 'stop':
      await (await threshold)?.close();
      return end(0);
  }
}

async function open(start: EngineStart): Promise<Threshold> {
  const { trainingDirectory: folder, logDirectory, today, version, ...more } = start;
  const { envelopePath, lockScreenPath, ...ofWork } = more;
  kept = openKeptLog({ folder: logDirectory, name: 'engine', print, now });
  log('info', 'engine.starting', { version });
  const shell = desktop.port;
  const rules = networkRules(ofWork.policy);
  const network = await followNetworkPolicy({ ...rules, systemProxy: proxy.waysTo, log });
  const policy = withUnread(ofWork.policy, network);
  const { sendRequest } = network;
  const ofBoth = {
    today,
    version,
    host: 'electron',
    desktop: shell,
    log,
  } as const;
  // What a crash in the middle of a training has left behind.
  removeTraining(folder);
  return createThreshold({
    place: { path: envelopePath, databasePath: join(start.directory, storageFileName) },
    ...{ lockScreenPath, policy, unattended: keychain.unattended, desktop: shell },
    openEngines: (opening) =>
      createTrainingSwitch({
        openWork: (training) =>
          openWorkstationEngine({
            ...{ ...ofBoth, ...ofWork, ...opening, policy, sendRequest, training },
            lastLogLines: () => lastLogLines(logDirectory),
          }),
        prepareTraining: hasTrainingServer()
          ? (role) => prepareTraining({ ...ofBoth, folder, role })
          : undefined,
        onSwitch: cutPorts,
        log,
      }),
    onSwitch: cutPorts,
    comeBack,
    about: () => ({ today: clockOf(today).today(), host: 'electron', version }),
    ...{ monotonic: systemMonotonicClock, scheduler: timerScheduler, now: () => new Date(), log },
  });
}

/** Nobody can say what a new version would do to the file. */
const notOpen = { name: 'delayed', delay: 'locked' } as const;

/** Another process takes the place of this one, which has had the key. */
function comeBack(): void {
  tellMain({ type: 'locked' });
  setTimeout(() => void end(0), 100);
}

/** Ends what the windows watch at the engine that gives way, and has main hand out ports to the next one. */
function cutPorts(): void {
  for (const port of ports) port.close();
  ports.clear();
  tellMain({ type: 'switched' });
}

function tellMain(report: EngineReport): void {
  process.parentPort.postMessage(report);
}
