import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import type { ListUpdate, ListWindow } from '../../src-shared/contract/live-list.ts';
import type { PolicyInForce } from '../../src-shared/contract/workstation-policy.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Clock } from './ports/clock.ts';
import type { DesktopPort } from './ports/desktop-port.ts';
import type { LogFields } from './ports/log.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { TrainingPort } from './ports/training-port.ts';
import type { DemoSignIns } from './settings-enrolment.ts';
import { type Engine, startEngine, storageFileName } from './start-engine.ts';
import { createSystemClock, systemMonotonicClock } from './system-clock.ts';
import { timerScheduler } from './timer-scheduler.ts';

export type LoggedLine = { readonly event: string; readonly fields: LogFields };

export type TestWorkstation = {
  readonly engine: Engine;
  readonly directory: string;
  readonly log: readonly LoggedLine[];
  close(): Promise<void>;
  /** Closes and starts again on the same folder. */
  restart(changes?: Partial<WorkstationSetting>): Promise<TestWorkstation>;
  /** Another workstation on a copy of an encrypted file of this one. */
  startCopyOf(path: string): Promise<TestWorkstation>;
  remove(): Promise<void>;
};

export type WorkstationSetting = {
  readonly serverUrl: string | undefined;
  readonly today: string;
  readonly directory?: string;
  readonly key?: Uint8Array;
  readonly signIn?: { readonly userName: string; readonly password: string };
  readonly demo?: DemoSignIns;
  readonly dataFolder?: string;
  readonly clock?: Clock;
  readonly scheduler?: Scheduler;
  readonly policy?: PolicyInForce | undefined;
  readonly training?: TrainingPort;
  readonly desktop?: DesktopPort;
};

// After so long a silence a line counts as dead: shortened, none would live.
const silenceLimitMs = 60_000;

/** Waits a moment where the program waits long: what happens every few minutes happens at once. */
export const impatientScheduler: Scheduler = {
  wait: (delayMs, signal) =>
    timerScheduler.wait(delayMs === silenceLimitMs ? delayMs : Math.min(delayMs, 100), signal),
};

/** A whole engine in a folder of its own, talking to a server. */
export async function startWorkstation(setting: WorkstationSetting): Promise<TestWorkstation> {
  const directory = setting.directory ?? mkdtempSync(join(tmpdir(), 'duebook-engine-'));
  const key = setting.key ?? randomBytes(32);
  const log: LoggedLine[] = [];
  const engine = await startEngine({
    directory,
    key,
    serverUrl: setting.serverUrl,
    clock: setting.clock ?? createSystemClock(businessDate(setting.today)),
    monotonic: systemMonotonicClock,
    ids: { next: () => randomUUID() },
    // Retries at a tenth of the longest pause: quick, and never at once.
    random: () => 0.1,
    scheduler: setting.scheduler ?? timerScheduler,
    log: (_level, event, fields = {}) => log.push({ event, fields }),
    host: 'browser',
    version: '0.0.0-test',
    signIn: setting.signIn,
    demo: setting.demo,
    dataFolder: setting.dataFolder,
    policy: setting.policy,
    training: setting.training,
    desktop: setting.desktop,
  });
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await engine.close();
  };
  return {
    engine,
    directory,
    log,
    close,
    async restart(changes = {}) {
      await close();
      return startWorkstation({ ...setting, ...changes, directory, key });
    },
    startCopyOf(path) {
      const copy = mkdtempSync(join(tmpdir(), 'duebook-engine-'));
      copyFileSync(path, join(copy, storageFileName));
      return startWorkstation({ ...setting, directory: copy, key });
    },
    async remove() {
      await close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A client of the engine's contract without a transport in between. */
export function clientOf({ engine }: TestWorkstation) {
  return createRouterClient(engine.router);
}

/** Waits until something holds. The limit is for a test that hangs, not a measure of anything. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await wait(20);
  }
}

/** The first value of a live view. */
export async function firstOf<Value>(view: AsyncIterable<Value>): Promise<Value> {
  for await (const value of view) return value;
  throw new Error('the view ended without a value');
}

/** The first window of a live list. */
export async function firstWindowOf<Head, Row>(
  list: AsyncIterable<ListUpdate<Head, Row>>,
): Promise<ListWindow<Head, Row>> {
  const update = await firstOf(list);
  if (update.kind !== 'window') throw new Error('a live list began with a difference');
  return update;
}

/** Waits until the rows of so many accounts are there and none is stale. */
export async function untilComputed({ engine }: TestWorkstation, accountCount: number): Promise<void> {
  const { refresher, readModels } = engine.services;
  while (readModels.counts('2026-03-31').accounts < accountCount || readModels.staleCount() > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    await refresher.settled();
  }
}
