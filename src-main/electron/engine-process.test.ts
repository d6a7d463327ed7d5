import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { statusAtStart } from '../engine/ports/work-status.ts';
import type { EngineStart } from './engine-messages.ts';

const standIn = vi.hoisted(() => ({
  children: [] as {
    messages: unknown[][];
    killed: boolean;
    emit: (name: string, ...args: unknown[]) => void;
  }[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Child extends Emitter {
    messages: unknown[][] = [];
    killed = false;
    kill(): void {
      this.killed = true;
      this.emit('exit');
    }
    postMessage(message: unknown, ports: unknown[] = []): void {
      this.messages.push([message, ...ports]);
    }
  }
  return {
    app: new Emitter(),
    utilityProcess: {
      fork: () => {
        const child = new Child();
        standIn.children.push(child as never);
        return child;
      },
    },
    MessageChannelMain: class {
      port1 = 'engine side';
      port2 = 'page side';
    },
  };
});

const { startEngineProcess, stopEngineBeforeQuit } = await import('./engine-process.ts');
const electron = await import('electron');

const start: EngineStart = {
  directory: '/nowhere',
  trainingDirectory: '/nowhere/training',
  envelopePath: '/data/workstation.key',
  lockScreenPath: '/data/lock-screen.json',
  serverUrl: 'http://127.0.0.1:1',
  demoSignInFile: undefined,
  policy: undefined,
  today: undefined,
  signInFile: undefined,
  version: '0.0.0',
  logDirectory: '/nowhere/logs',
};

const greeting = {
  type: 'desktop-view',
  view: { platform: 'linux', updates: null, protectsContents: null },
} as const;

function startStandIn(readStart = async () => start) {
  const told = {
    restarts: 0,
    reasons: [] as string[],
    asks: [] as unknown[],
    prepared: [] as unknown[],
    statuses: [] as unknown[],
    unread: [] as unknown[],
    misshapen: 0,
  };
  const engine = startEngineProcess('engine.js', readStart, {
    onStarted: (tell) => tell(greeting),
    onAsk: (ask) => told.asks.push(ask),
    onWorkStatus: (status) => told.statuses.push(status),
    onUpdatePrepared: (answer) => told.prepared.push(answer),
    onKeychainAsk: (ask) => told.asks.push(ask),
    onProxyAsk: (ask) => told.asks.push(ask),
    onMisshapen: () => {
      told.misshapen += 1;
    },
    onNewPortsNeeded: () => {
      told.restarts += 1;
    },
    onGiveUp: (reason) => told.reasons.push(reason),
    onNoStart: (error) => told.unread.push(error),
  });
  return { engine, told };
}

/** Lets the start be read and what waits for it be said. */
const settle = () => vi.advanceTimersByTimeAsync(0);

const last = () => standIn.children.at(-1);

describe('engine process', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    standIn.children.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  test('is told what the shell offers and to start, and gives one side of each channel to the engine', async () => {
    const { engine } = startStandIn();
    expect(engine.connect()).toBe('page side');
    await settle();
    expect(last()?.messages).toEqual([
      [greeting],
      [{ type: 'start', start }],
      [{ type: 'connect' }, 'engine side'],
    ]);
  });

  test('is there before what it starts with has been read; a window that connects meanwhile waits', async () => {
    const reading = Promise.withResolvers<EngineStart>();
    const { engine } = startStandIn(() => reading.promise);
    expect(engine.connect()).toBe('page side');
    await settle();
    expect(last()?.messages).toEqual([[greeting]]);
    reading.resolve(start);
    await settle();
    expect(last()?.messages.slice(1)).toEqual([
      [{ type: 'start', start }],
      [{ type: 'connect' }, 'engine side'],
    ]);
  });

  test('is ended for good where what it starts with cannot be had, and main is told why', async () => {
    const cause = new Error('no keychain');
    const { told } = startStandIn(() => Promise.reject(cause));
    await settle();
    expect(told).toMatchObject({ unread: [cause], reasons: [], restarts: 0 });
    expect(last()?.killed).toBe(true);
    await vi.runAllTimersAsync();
    expect(standIn.children).toHaveLength(1);
  });

  test('is started again when it dies, and the windows are told', async () => {
    const { engine, told } = startStandIn();
    last()?.emit('exit');
    expect(engine.connect()).toBeUndefined();
    vi.runAllTimers();
    expect(told.restarts).toBe(1);
    engine.connect();
    await settle();
    expect(standIn.children[1]?.messages.at(-1)).toEqual([{ type: 'connect' }, 'engine side']);
  });

  test('in which another engine answers tells the windows, and goes on', async () => {
    const { engine, told } = startStandIn();
    last()?.emit('message', { type: 'switched' });
    expect(told).toMatchObject({ restarts: 1, reasons: [] });
    engine.connect();
    await settle();
    expect(last()?.messages.at(-1)).toEqual([{ type: 'connect' }, 'engine side']);
    expect(standIn.children).toHaveLength(1);
  });

  test('passes on what a window asks of the shell, and is told the answer', async () => {
    const { engine, told } = startStandIn();
    await settle();
    const ask = { type: 'desktop-ask', id: 1, action: { action: 'open-window', path: '/' } };
    last()?.emit('message', ask);
    expect(told.asks).toEqual([ask]);
    engine.tell({ type: 'desktop-answer', id: 1, refusal: undefined });
    expect(last()?.messages.at(-1)).toEqual([{ type: 'desktop-answer', id: 1, refusal: undefined }]);
  });

  test('passes on how the work stands', async () => {
    const { told } = startStandIn();
    await settle();
    last()?.emit('message', { type: 'work-status', status: statusAtStart });
    expect(told.statuses).toEqual([statusAtStart]);
  });

  test.each<unknown>([
    null,
    { type: 'work-status', status: { ...statusAtStart, customer: 'Riverside Bakery' } },
    { type: 'work-status', status: { ...statusAtStart, attentionCount: -1 } },
    'switched',
    { type: 'quit' },
    { type: 'switched', more: 1 },
    { type: 'start-failed', message: 7 },
    { type: 'desktop-ask', id: '1', action: {} },
    { type: 'desktop-ask', id: -1, action: {} },
  ])('is not heard where it says %j', (said) => {
    const { told } = startStandIn();
    last()?.emit('message', said);
    last()?.emit('exit');
    expect(told).toMatchObject({ misshapen: 1, restarts: 0, reasons: [], asks: [] });
  });

  test('that has locked gives way to another one at once, however often: that is no crash', async () => {
    const { told } = startStandIn();
    for (let round = 0; round < 8; round += 1) {
      last()?.emit('message', { type: 'locked' });
      last()?.emit('exit');
    }
    expect(told).toMatchObject({ restarts: 8, reasons: [] });
    expect(standIn.children).toHaveLength(9);
  });

  test('is not started for ever: the person is told after five ends within a minute', () => {
    const { told } = startStandIn();
    for (let round = 0; round < 6; round += 1) {
      last()?.emit('exit');
      vi.runAllTimers();
    }
    expect(standIn.children).toHaveLength(6);
    expect(told.reasons).toHaveLength(1);
  });

  test('that cannot start says why and is not started again', () => {
    const { told } = startStandIn();
    last()?.emit('message', { type: 'start-failed', message: 'The key does not fit.' });
    last()?.emit('exit');
    vi.runAllTimers();
    expect(told.reasons).toEqual(['The key does not fit.']);
    expect(standIn.children).toHaveLength(1);
  });

  test('answers for a new version, and then closes its database, before the program ends', async () => {
    const { engine } = startStandIn();
    const stages: string[] = [];
    stopEngineBeforeQuit(engine, {
      leave: async () => {
        stages.push(`asked, ${last()?.messages.length} said`);
        return 'install';
      },
      end: (leaving) => stages.push(leaving),
      log: () => undefined,
    });
    const event = {
      prevented: 0,
      preventDefault: () => Object.assign(event, { prevented: event.prevented + 1 }),
    };
    const quit = (): void => void (electron.app as unknown as EventEmitter).emit('before-quit', event);
    const said = last()?.messages.length;
    quit();
    quit();
    expect(event.prevented).toBe(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(last()?.messages.at(-1)).toEqual([{ type: 'stop' }]);
    expect(stages).toEqual([`asked, ${said} said`]);
    last()?.emit('exit');
    await vi.runAllTimersAsync();
    expect(stages).toEqual([`asked, ${said} said`, 'install']);
    quit();
    expect(event.prevented).toBe(2);
  });

  test('closes its database and lets the program end where leaving it goes wrong', async () => {
    const { engine } = startStandIn();
    const stages: string[] = [];
    stopEngineBeforeQuit(engine, {
      leave: () => Promise.reject(new Error('a bug')),
      end: (leaving) => stages.push(leaving),
      log: (_level, event) => stages.push(event),
    });
    (electron.app as unknown as EventEmitter).emit('before-quit', { preventDefault: () => undefined });
    await vi.advanceTimersByTimeAsync(0);
    expect(last()?.messages.at(-1)).toEqual([{ type: 'stop' }]);
    last()?.emit('exit');
    await vi.runAllTimersAsync();
    expect(stages).toEqual(['main.bug', 'plain']);
  });

  test('passes on whether it can be ended for a new version', () => {
    const { told } = startStandIn();
    const answer = { type: 'update-prepared', id: 1, preparedness: { name: 'delayed', delay: 'typing' } };
    last()?.emit('message', answer);
    last()?.emit('message', { ...answer, preparedness: { name: 'delayed', delay: 'no reason' } });
    expect(told.prepared).toEqual([answer]);
    expect(told.misshapen).toBe(1);
  });

  test('stops at once, and for good, while it is between two lives', async () => {
    const { engine } = startStandIn();
    last()?.emit('exit');
    await engine.stop();
    vi.runAllTimers();
    expect(standIn.children).toHaveLength(1);
  });

  test('that does not stop by itself is ended', async () => {
    const { engine } = startStandIn();
    const stopped = engine.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(last()?.killed).toBe(true);
    await stopped;
  });
});
