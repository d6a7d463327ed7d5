import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openWorkstationEngine } from '../engine/open-workstation-engine.ts';
import type { Log } from '../engine/ports/log.ts';
import { type Engine, storageFileName } from '../engine/start-engine.ts';
import { createBrowserSessions } from './browser-sessions.ts';
import { lockFolder } from './folder-lock.ts';
import { HostFailure } from './host-failure.ts';
import type { HostOptions } from './host-options.ts';
import { openKeyFile } from './key-file.ts';
import { serveBrowser } from './serve-browser.ts';
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
export async function startBrowserHost(options: HostOptions, log: Log): Promise<BrowserHost> {
  if (!(await hasRenderer(options.rendererDirectory))) {
    throw new HostFailure(`The screens are not built in ${options.rendererDirectory}. Run: npm run build`);
  }
  mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(join(options.dataDirectory, 'workstation.lock'));
  try {
    const engine = await openEngine(options, log);
    return await serve(options, engine, unlock, log);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openEngine(options: HostOptions, log: Log): Promise<Engine> {
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
    today: options.today,
    signInFile: options.signInFile,
    host: 'browser',
    version: readVersion(),
    log,
  });
}

async function serve(
  options: HostOptions,
  engine: Engine,
  unlock: () => void,
  log: Log,
): Promise<BrowserHost> {
  const randomToken = () => randomBytes(32).toString('base64url');
  const oneTimeToken = randomToken();
  const sessions = createBrowserSessions(engine.services.device, oneTimeToken, randomToken);
  try {
    const serving = await serveBrowser({ ...options, engine, sessions, log });
    return {
      oneTimeAddress: `http://127.0.0.1:${serving.port}/?token=${oneTimeToken}`,
      async close() {
        await serving.close();
        await engine.close();
        unlock();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function readVersion(): string {
  const path = join(import.meta.dirname, '..', '..', 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
}
