import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { crashWords } from '../desktop/crash/crash-words.ts';
import { makeDataPlace } from '../desktop/data-place.ts';
import { HostFailure } from '../desktop/host-failure.ts';
import type { HostLanguage } from '../desktop/host-language.ts';
import { fileAlone } from '../desktop/keys/file-alone.ts';
import { lastLogLines } from '../desktop/logs/last-log-lines.ts';
import { clockOf, openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Log } from '../engine/ports/log.ts';
import { storageFileName } from '../engine/start-engine.ts';
import { systemMonotonicClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { createThreshold } from '../threshold/threshold.ts';
import type { Threshold, ThresholdOptions } from '../threshold/threshold-options.ts';
import { hasTrainingServer } from '../training/training-server.ts';
import { createTrainingSwitch } from '../training/training-switch.ts';
import { prepareTraining, removeTraining } from '../training/training-workstation.ts';
import { openBrowserSessions } from './browser-sessions.ts';
import { lockFolder } from './folder-lock.ts';
import { type BrowserServing, serveBrowser } from './serve-browser.ts';
import type { PolicedOptions } from './settle-policy.ts';
import { hasRenderer } from './static-files.ts';

export type BrowserHost = {
  /** The address that lets one browser in, once. */
  readonly oneTimeAddress: string;
  close(): Promise<void>;
};

export type HostParts = {
  readonly log: Log;
  /** Of whoever reads why it cannot start. */
  readonly language: HostLanguage;
  /** Everything is closed: ends this process, which held the key, and begins anew on the same port without it. */
  readonly comeBack: (port: number) => Promise<void>;
};

/**
 * Starts the engine and serves it to a browser on this machine.
 * @throws {HostFailure | EngineStartFailure} in words for the person who started it; nothing runs then.
 */
export async function startBrowserHost(options: PolicedOptions, parts: HostParts): Promise<BrowserHost> {
  if (!(await hasRenderer(options.rendererDirectory))) {
    throw new HostFailure(`The screens are not built in ${options.rendererDirectory}. Run: npm run build`);
  }
  await makeFolders(options.dataDirectory, parts.language);
  const unlock = lockFolder(join(options.dataDirectory, 'workstation.lock'));
  try {
    return await serve(options, unlock, parts);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** @throws {HostFailure} where the data cannot be there, with what helps. */
async function makeFolders(dataDirectory: string, language: HostLanguage): Promise<void> {
  const database = join(dataDirectory, 'workstation');
  const noFolder = await makeDataPlace({
    folders: [dataDirectory, database],
    databaseFile: join(database, storageFileName),
    keyFile: join(dataDirectory, 'workstation.key'),
  });
  if (noFolder === undefined) return;
  const { message, detail } = crashWords[language].noFolder(noFolder.folder, noFolder.code);
  throw new HostFailure(`${message}: ${detail.replaceAll('\n\n', '. ')}`);
}

async function serve(options: PolicedOptions, unlock: () => void, parts: HostParts): Promise<BrowserHost> {
  const { log } = parts;
  let serving: BrowserServing | undefined;
  const end = async (): Promise<number> => {
    const port = serving?.port ?? options.port;
    await serving?.close();
    unlock();
    return port;
  };
  const threshold = await openThreshold(options, log, {
    onSwitch: () => serving?.cutLines(),
    comeBack: () => void end().then(parts.comeBack),
  });
  const randomToken = () => randomBytes(32).toString('base64url');
  const oneTimeToken = options.oneTimeToken ?? randomToken();
  try {
    const sessions = openBrowserSessions({
      path: join(options.dataDirectory, 'browser-sessions.json'),
      // Whoever began anew has given its token out before, but for the page of a policy that was broken meanwhile.
      oneTimeToken: options.isBack && options.oneTimeToken === undefined ? undefined : oneTimeToken,
      randomToken,
    });
    serving = await serveBrowser({ ...options, engine: () => threshold.engine(), sessions, log });
    return {
      oneTimeAddress: `http://127.0.0.1:${serving.port}/?token=${oneTimeToken}`,
      async close() {
        await serving?.close();
        await threshold.close();
        unlock();
      },
    };
  } catch (error) {
    await threshold.close();
    throw error;
  }
}

/** The engine of real work and that of a training while there is one; and what stands in their place before. */
function openThreshold(
  options: PolicedOptions,
  log: Log,
  told: Pick<ThresholdOptions, 'onSwitch' | 'comeBack'>,
): Promise<Threshold> {
  const { dataDirectory, today, passphrase, policy, sendRequest } = options;
  const directory = join(dataDirectory, 'workstation');
  const folder = join(dataDirectory, 'training');
  const path = join(dataDirectory, 'workstation.key');
  const ofBoth = { today, host: 'browser', version: readVersion(), log } as const;
  removeTraining(folder);
  return createThreshold({
    place: { path, databasePath: join(directory, storageFileName) },
    lockScreenPath: join(dataDirectory, 'lock-screen.json'),
    unattended: fileAlone(path, passphrase),
    policy,
    openEngines: (opening) =>
      createTrainingSwitch({
        openWork: (training) =>
          openWorkstationEngine({
            ...{ ...ofBoth, ...opening, directory, training, policy, sendRequest, dataFolder: dataDirectory },
            lastLogLines: () => lastLogLines(join(dataDirectory, 'logs')),
            serverUrl: options.serverUrl,
            signInFile: options.signInFile,
            demoSignInFile: options.demoSignInFile,
          }),
        prepareTraining: hasTrainingServer()
          ? (role) => prepareTraining({ ...ofBoth, folder, role })
          : undefined,
        onSwitch: told.onSwitch,
        log,
      }),
    ...told,
    about: () => ({ today: clockOf(today).today(), host: 'browser', version: ofBoth.version }),
    monotonic: systemMonotonicClock,
    scheduler: timerScheduler,
    now: () => new Date(),
    log,
  });
}

function readVersion(): string {
  const path = join(import.meta.dirname, '..', '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}
