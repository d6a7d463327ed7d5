import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics } from 'prom-client';
import { v7 as uuidv7 } from 'uuid';
import { businessDateAt, instant } from '../../src-shared/domain/calendar/business-date.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { mailRegularly } from '../mail/mail-regularly.ts';
import { openHintHub } from '../store/hints.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { buildApp } from './build-app.ts';
import { checkApplicationRole } from './check-application-role.ts';
import { closeInTime } from './close-in-time.ts';
import { listenFailure } from './listen-failure.ts';
import { openMetricsServer } from './metrics-server.ts';
import { removeOperatorFile, writeOperatorFile } from './operator-file.ts';
import type { ServerSettings } from './read-environment.ts';
import { standardLimits } from './server-limits.ts';
import { type ServerLog, withoutRequests } from './server-log.ts';
import { createServerMetrics } from './server-metrics.ts';
import type { ServerParts } from './server-parts.ts';
import { sweepRegularly } from './sweep-regularly.ts';

export type RunningServer = {
  readonly url: string;
  /** Where the metrics are; undefined where none are served. */
  readonly metricsUrl: string | undefined;
  readonly stop: () => Promise<void>;
};

/** Opens the store, fills an empty one with the demonstration that was asked for, and listens. */
export async function startServer(settings: ServerSettings, log: ServerLog): Promise<RunningServer> {
  const store = await openStore(settings);
  try {
    await checkApplicationRole(store);
    return await serve(store, settings, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function serve(store: Store, settings: ServerSettings, log: ServerLog): Promise<RunningServer> {
  const parts = await createParts(store, settings, log);
  const { dataFolder, demo } = settings;
  if (demo !== 'none' && dataFolder !== undefined) {
    await seedDemo(store, { kind: demo, today: parts.today(), clock: parts.clock, dataFolder });
  }
  const app = await buildApp(parts);
  const metrics = await openMetricsServer(settings.metrics, parts.metrics);
  await listen(app, settings);
  const { port } = app.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const url = `http://${host}:${port}`;
  const { operatorToken } = parts;
  if (dataFolder !== undefined && operatorToken !== null) {
    await writeOperatorFile(dataFolder, { url, pid: process.pid, operatorToken });
  }
  const stopSweeping = sweepRegularly(parts);
  const stopMailing = mailRegularly(parts, settings.mailAccount);
  const stop = async (): Promise<void> => {
    stopSweeping();
    if (dataFolder !== undefined) await removeOperatorFile(dataFolder);
    await Promise.all([closeInTime(app, parts), stopMailing()]);
    await metrics?.close();
    await store.close();
  };
  return { url, metricsUrl: metrics?.url, stop };
}

async function createParts(store: Store, settings: ServerSettings, log: ServerLog): Promise<ServerParts> {
  const clock = (): Date => new Date();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const metrics = createServerMetrics();
  collectDefaultMetrics({ register: metrics.registry });
  return {
    store,
    hints: await openHintHub(store),
    clock,
    newId: () => uuidv7(),
    today: () => settings.today ?? businessDateAt(instant(clock().toISOString()), zone),
    log: settings.logsRequests ? log : withoutRequests(log),
    metrics,
    limits: standardLimits,
    trustProxy: settings.trustProxy,
    operatorToken: settings.dataFolder === undefined ? null : randomBytes(32).toString('base64url'),
  };
}

async function listen(
  app: { listen: (options: { port: number; host: string }) => Promise<unknown> },
  { port, host }: ServerSettings,
): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw listenFailure(error, { host: `HOST ${host}`, port: `PORT ${port}` }) ?? error;
  }
}
