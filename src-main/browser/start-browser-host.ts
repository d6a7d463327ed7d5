import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HostFailure } from '../desktop/host-failure.ts';
import { openKeyFile } from '../desktop/keys/key-file.ts';
import { lastLogLines } from '../desktop/logs/last-log-lines.ts';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Log } from '../engine/ports/log.ts';
import type { TrainingPort } from '../engine/ports/training-port.ts';
import { type Engine, storageFileName } from '../engine/start-engine.ts';
import { hasTrainingServer } from '../training/training-server.ts';
import { createTrainingSwitch, type TrainingSwitch } from '../training/training-switch.ts';
import { prepareTraining, removeTraining } from '../training/training-workstation.ts';
import { createBrowserSessions } from './browser-sessions.ts';
import { lockFolder } from './folder-lock.ts';
import { type BrowserServing, serveBrowser } from './serve-browser.ts';
import type { PolicedOptions } from './settle-policy.ts';
import { hasRenderer } from './static-files.ts';

export type BrowserHost = {
  /** The address that lets one browser in, once. */
  readonly oneTimeAddress: string;
  close(): Promise<void>;
};

/**
 * Starts the engine and serves it to a browser on this machine.
 * @throws {HostFailure | EngineStartFailure} in words for the person who started it; nothing runs then.
 */
export async function startBrowserHost(options: PolicedOptions, log: Log): Promise<BrowserHost> {
  if (!(await hasRenderer(options.rendererDirectory))) {
    throw new HostFailure(`The screens are not built in ${options.rendererDirectory}. Run: npm run build`);
  }
  mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(join(options.dataDirectory, 'workstation.lock'));
  try {
    return await serve(options, unlock, log);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openEngine(options: PolicedOptions, log: Log, training: TrainingPort): Promise<Engine> {
  const directory = join(options.dataDirectory, 'workstation');
  const key = await openKeyFile({
    path: join(options.dataDirectory, 'workstation.key'),
    databasePath: join(directory, storageFileName),
    passphrase: options.passphrase,
  });
  return openWorkstationEngine({
    directory,
    key,
    serverUrl: options.serverUrl,
    policy: options.policy,
    isProxied: options.isProxied,
    today: options.today,
    signInFile: options.signInFile,
    demoSignInFile: options.demoSignInFile,
    dataFolder: options.dataDirectory,
    host: 'browser',
    version: readVersion(),
    log,
    lastLogLines: () => lastLogLines(join(options.dataDirectory, 'logs')),
    training,
  });
}

async function serve(options: PolicedOptions, unlock: () => void, log: Log): Promise<BrowserHost> {
  let serving: BrowserServing | undefined;
  const engines = await openEngines(options, log, () => serving?.cutLines());
  const randomToken = () => randomBytes(32).toString('base64url');
  const oneTimeToken = options.oneTimeToken ?? randomToken();
  try {
    const sessions = createBrowserSessions(engines.device, oneTimeToken, randomToken);
    const present = await serveBrowser({ ...options, engine: () => engines.engine(), sessions, log });
    serving = present;
    return {
      oneTimeAddress: `http://127.0.0.1:${present.port}/?token=${oneTimeToken}`,
      async close() {
        await present.close();
        await engines.close();
        unlock();
      },
    };
  } catch (error) {
    await engines.close();
    throw error;
  }
}

/** The engine of real work, and that of a training while there is one. */
function openEngines(options: PolicedOptions, log: Log, onSwitch: () => void): Promise<TrainingSwitch> {
  const folder = join(options.dataDirectory, 'training');
  removeTraining(folder);
  const { today } = options;
  return createTrainingSwitch({
    openWork: (training) => openEngine(options, log, training),
    prepareTraining: hasTrainingServer()
      ? (role) => prepareTraining({ folder, today, role, host: 'browser', version: readVersion(), log })
      : undefined,
    onSwitch,
    log,
  });
}

function readVersion(): string {
  const path = join(import.meta.dirname, '..', '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}
