import { type KeptLog, openKeptLog } from '../desktop/logs/kept-log.ts';
import { lastLogLines } from '../desktop/logs/last-log-lines.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { followNetworkPolicy, networkRules } from '../desktop/policy/network.ts';
import { fatalWords } from '../engine/fatal-words.ts';
import { createLineLog } from '../engine/line-log.ts';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Log } from '../engine/ports/log.ts';
import { hasTrainingServer } from '../training/training-server.ts';
import { createTrainingSwitch, type TrainingSwitch } from '../training/training-switch.ts';
import { prepareTraining, removeTraining } from '../training/training-workstation.ts';
import { createDesktopLink } from './desktop-link.ts';
import { type EngineReport, type EngineStart, engineMessageSchema } from './engine-messages.ts';

const print = (line: string): void => void process.stderr.write(line);
const now = (): string => new Date().toISOString();
const printed = createLineLog(print, now);
/** Main says with the start where it is kept. */
let kept: KeptLog | undefined;
const log: Log = (...line) => (kept?.log ?? printed)(...line);

const desktop = createDesktopLink(tellMain);
let engines: Promise<TrainingSwitch> | undefined;
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
  if (desktop.receive(message)) return;
  switch (message.type) {
    case 'start':
      engines = open(message.start);
      await engines;
      return;
    case 'connect': {
      const engine = await (await engines)?.nextEngine();
      if (port === undefined || engine === undefined) return;
      ports.add(port);
      port.on('close', () => ports.delete(port));
      engine.serveMessagePort(port);
      port.start();
      return;
    }
    case 'update-prepare': {
      const { id, ask } = message;
      const preparedness = (await (await engines)?.engine()?.prepareUpdate(ask)) ?? notOpen;
      tellMain({ type: 'update-prepared', id, preparedness });
      return;
    }
    case 'lock':
      (await engines)?.engine()?.lockNow();
      return;
    case 'wake':
      (await engines)?.engine()?.services.sync.wake();
      return;
    case 'stop':
      await (await engines)?.close();
      return end(0);
  }
}

async function open(start: EngineStart): Promise<TrainingSwitch> {
  const { trainingDirectory: folder, logDirectory, today, version, systemProxy, ...ofWork } = start;
  kept = openKeptLog({ folder: logDirectory, name: 'engine', print, now });
  log('info', 'engine.starting', { version });
  const shell = desktop.port;
  const { isProxied } = await followNetworkPolicy({ ...networkRules(ofWork.policy), systemProxy, log });
  const ofBoth = {
    today,
    version,
    host: 'electron',
    desktop: shell,
    log,
  } as const;
  // What a crash in the middle of a training has left behind.
  removeTraining(folder);
  return createTrainingSwitch({
    openWork: (training) =>
      openWorkstationEngine({
        ...ofBoth,
        ...ofWork,
        isProxied,
        training,
        lastLogLines: () => lastLogLines(logDirectory),
      }),
    prepareTraining: hasTrainingServer() ? (role) => prepareTraining({ ...ofBoth, folder, role }) : undefined,
    onSwitch: cutPorts,
    log,
  });
}

/** Nobody can say what a new version would do to the file. */
const notOpen = { name: 'delayed', delay: 'locked' } as const;

/** Ends what the windows watch at the engine that gives way, and has main hand out ports to the next one. */
function cutPorts(): void {
  for (const port of ports) port.close();
  ports.clear();
  tellMain({ type: 'switched' });
}

function tellMain(report: EngineReport): void {
  process.parentPort.postMessage(report);
}
