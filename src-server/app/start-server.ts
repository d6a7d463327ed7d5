import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { v7 as uuidv7 } from 'uuid';
import { businessDateAt, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { openHintHub } from '../store/hints.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { buildApp } from './build-app.ts';
import { removeOperatorFile, writeOperatorFile } from './operator-file.ts';
import type { ServerSettings } from './read-environment.ts';
import type { ServerLog } from './server-log.ts';
import { StartFailure } from './start-failure.ts';

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

/** Opens the store, fills an empty one with the demonstration that was asked for, and listens. */
export async function startServer(settings: ServerSettings, log: ServerLog): Promise<RunningServer> {
  const store = await openStore(settings);
  try {
    return await serve(store, settings, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(store: Store, settings: ServerSettings, log: ServerLog): Promise<RunningServer> {
  const clock = (): Date => new Date();
  const newId = (): string => uuidv7();
  const { dataFolder, demo } = settings;
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = () => settings.today ?? businessDateAt(instant(clock().toISOString()), zone);
  if (demo !== 'none' && dataFolder !== undefined) {
    await seedDemo(store, { kind: demo, today: today(), clock, dataFolder });
  }
  const operatorToken = dataFolder === undefined ? null : randomBytes(32).toString('base64url');
  const hints = await openHintHub(store);
  const app = await buildApp({ store, hints, clock, newId, today, log, operatorToken });
  await listen(app, settings);
  const { port } = app.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const url = `http://${host}:${port}`;
  if (dataFolder !== undefined && operatorToken !== null) {
    await writeOperatorFile(dataFolder, { url, pid: process.pid, operatorToken });
  }
  const stop = async (): Promise<void> => {
    if (dataFolder !== undefined) await removeOperatorFile(dataFolder);
    await app.close();
    await store.close();
  };
  return { url, stop };
}

async function listen(
  app: { listen: (options: { port: number; host: string }) => Promise<unknown> },
  { port, host }: ServerSettings,
): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new StartFailure(`Cannot listen on ${host} port ${port}: ${String(error.code)}.`);
  }
}
