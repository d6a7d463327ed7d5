import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineStart } from './engine-messages.ts';

const standIn = vi.hoisted(() => ({
  children: [] as { messages: unknown[][]; emit: (name: string) => void }[],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Child extends Emitter {
    messages: unknown[][] = [];
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
  key: new Uint8Array(32).fill(7),
  serverUrl: 'http://127.0.0.1:1',
  today: undefined,
  signInFile: undefined,
  version: '0.0.0',
};

describe('engine process', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    standIn.children.length = 0;
  });
  afterEach(() => vi.useRealTimers());

  test('is told to start, and gives one side of each channel to the engine', () => {
    const engine = startEngineProcess('engine.js', start, () => undefined);
    expect(engine.connect()).toBe('page side');
    expect(standIn.children[0]?.messages).toEqual([
      [{ type: 'start', start }],
      [{ type: 'connect' }, 'engine side'],
    ]);
  });

  test('is started again when it dies, and the windows are told', () => {
    let restarts = 0;
    const engine = startEngineProcess('engine.js', start, () => {
      restarts += 1;
    });
    standIn.children[0]?.emit('exit');
    vi.runAllTimers();
    expect(restarts).toBe(1);
    engine.connect();
    expect(standIn.children[1]?.messages.at(-1)).toEqual([{ type: 'connect' }, 'engine side']);
  });

  test('closes its database before the program quits', async () => {
    const engine = startEngineProcess('engine.js', start, () => undefined);
    stopEngineBeforeQuit(engine);
    const quit = vi.fn();
    Object.assign(electron.app, { quit });
    const event = { prevented: false, preventDefault: () => Object.assign(event, { prevented: true }) };
    (electron.app as unknown as EventEmitter).emit('before-quit', event);
    expect(event.prevented).toBe(true);
    expect(standIn.children[0]?.messages.at(-1)).toEqual([{ type: 'stop' }]);
    expect(quit).not.toHaveBeenCalled();
    standIn.children[0]?.emit('exit');
    await vi.runAllTimersAsync();
    expect(quit).toHaveBeenCalledTimes(1);
  });
});
