import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { entriesOf } from '../engine/account-lists.fixture.ts';
import {
  clientOf,
  firstOf,
  firstWindowOf,
  startWorkstation,
  type TestWorkstation,
  until,
} from '../engine/engine.fixture.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { createSystemClock } from '../engine/system-clock.ts';
import { timerScheduler } from '../engine/timer-scheduler.ts';
import { wholeWorklist } from '../storage/read-models/read-models.fixture.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.fixture.ts';
import { untilUpToDate } from './proxied-workstation.fixture.ts';
import { type ServerProcess, startServerProcess } from './server-process.fixture.ts';

const dayMs = 86_400_000;
const tickMs = 15_000;

describe('a clock that is moved', { timeout: 120_000 }, () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let workstation: TestWorkstation;
  let movedMs: number;
  let ticks: (() => void)[];
  beforeAll(async () => {
    server = await startServerProcess();
    proxy = await startFaultProxy(() => server.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await server.remove();
  });
  beforeEach(async () => {
    movedMs = 0;
    ticks = [];
    online();
    workstation = await startWorkstation({
      serverUrl: proxy.url,
      today: server.today,
      signIn: server.signIn('collector'),
      clock,
      scheduler,
    });
    await untilUpToDate(workstation);
  });
  afterEach(() => workstation.remove());

  const online = () => proxy.onRequest(() => ({ kind: 'pass' }));
  const system = () => createSystemClock(businessDate(server.today));
  /** The days that the clock is wrong by are those of its date as well. */
  const clock: Clock = {
    now: () => new Date(Date.parse(system().now()) + movedMs).toISOString() as ReturnType<Clock['now']>,
    today: () => businessDate(new Date(Date.parse(server.today) + movedMs).toISOString().slice(0, 10)),
  };
  /** The watch over the time goes on when the test says so. */
  const scheduler: Scheduler = {
    wait: (delayMs, signal) =>
      delayMs === tickMs
        ? new Promise((resolve) => {
            ticks.push(resolve);
            signal?.addEventListener('abort', () => resolve(), { once: true });
          })
        : timerScheduler.wait(delayMs, signal),
  };
  async function tick(): Promise<void> {
    await until(() => ticks.length > 0, 'the watch waits');
    ticks.shift()?.();
    await wait(50);
  }
  const services = () => workstation.engine.services;
  const client = () => clientOf(workstation);
  const lock = () => services().device.lock();
  async function someAccount(): Promise<string> {
    const { rows } = await firstWindowOf(await client().worklist.watch(wholeWorklist));
    return rows[0]?.accountId ?? '';
  }
  async function note(accountId: string): Promise<string> {
    const input = noteInput();
    await client().commands.submit({ accountId, name: 'activity.log', input });
    await until(() => services().outbox.unansweredIds().length === 0, 'the note is answered');
    return input.activityId;
  }

  it('forwards by a year while it runs: locks, asks the server at once, and goes on', async () => {
    movedMs = 365 * dayMs;
    await tick();
    await until(() => lock() === undefined, 'the server has renewed the lease');
    expect(workstation.log.map(({ event }) => event)).toContain('sync.locked');
    movedMs = 0;
    await tick();
    expect(lock()).toBeUndefined();
    const accountId = await someAccount();
    const id = await note(accountId);
    const entries = await entriesOf(client(), accountId, 'activity');
    expect(entries.filter(({ activity }) => activity.id === id)).toHaveLength(1);
  });

  it('forwards without a connection: what was recorded is kept behind the lock, and goes when the line is back', async () => {
    const accountId = await someAccount();
    proxy.onRequest(() => ({ kind: 'cut' }));
    proxy.cutAll();
    await until(() => services().sync.state().phase === 'offline', 'offline');
    const input = noteInput();
    await client().commands.submit({ accountId, name: 'activity.log', input });
    movedMs = 365 * dayMs;
    await tick();
    expect(lock()).toBe('LEASE_EXPIRED');
    movedMs = 0;
    await tick();
    expect(lock()).toBe('LEASE_EXPIRED');
    online();
    await client().sync.now();
    await until(() => lock() === undefined, 'unlocked');
    await untilUpToDate(workstation);
    const entries = await entriesOf(client(), accountId, 'activity');
    expect(entries.filter(({ activity }) => activity.id === input.activityId)).toHaveLength(1);
    expect(services().outbox.attention(services().device.session()?.actor.userId ?? '')).toEqual([]);
  });

  it('refuses what was dated a year ahead in words, keeps what was typed, and takes it with the clock set right', async () => {
    const accountId = await someAccount();
    movedMs = 365 * dayMs;
    const input = noteInput();
    await client().commands.submit({ accountId, name: 'activity.log', input });
    const mine = () => services().outbox.attention(services().device.session()?.actor.userId ?? '');
    await until(() => mine().length === 1, 'the server has refused it');
    expect(mine()[0]?.failures[0]?.code).toBe('DEVICE_DATE_WRONG');
    expect(mine()[0]?.envelope.input).toMatchObject(input);
    movedMs = 0;
    const again = await note(accountId);
    const ids = (await entriesOf(client(), accountId, 'activity')).map(({ activity }) => activity.id);
    expect(ids).toContain(again);
    expect(ids).not.toContain(input.activityId);
  });

  it('back by a day while it runs: nobody is locked out or signed out, and the work of the day counts', async () => {
    const accountId = await someAccount();
    const before = await note(accountId);
    movedMs = -dayMs;
    await tick();
    expect(lock()).toBeUndefined();
    const after = await note(accountId);
    movedMs = 0;
    await tick();
    await untilUpToDate(workstation);
    const ids = (await entriesOf(client(), accountId, 'activity')).map(({ activity }) => activity.id);
    for (const id of [before, after]) expect(ids.filter((one) => one === id)).toHaveLength(1);
    expect((await firstOf(await client().sync.watch())).phase).toBe('up-to-date');
  });
});
