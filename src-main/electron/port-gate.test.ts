import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { OwnWindows } from './own-windows.ts';

type Frame = { url: string };
type Contents = {
  readonly mainFrame: Frame;
  readonly given: unknown[];
  readonly postMessage: (channel: string, message: unknown, ports: unknown[]) => void;
};

const standIn = vi.hoisted(() => ({
  ask: undefined as unknown as (event: { sender: unknown; senderFrame: unknown }) => void,
}));

vi.mock('electron', () => ({
  ipcMain: {
    on: (_channel: string, listener: typeof standIn.ask) => {
      standIn.ask = listener;
    },
  },
}));

const { createOwnWindows } = await import('./own-windows.ts');
const { handOverPorts, openPortGate } = await import('./port-gate.ts');
const { portChannel, requestPortChannel } = await import('./engine-messages.ts');

function openWindow(isDestroyed = false): Contents {
  const given: unknown[] = [];
  const webContents: Contents = {
    mainFrame: { url: 'app://duebook/#/worklist' },
    given,
    postMessage: (channel, _message, ports) => given.push([channel, ...ports]),
  };
  const window = Object.assign(new EventEmitter(), { isDestroyed: () => isDestroyed, webContents });
  windows.add(window as unknown as BrowserWindow);
  return webContents;
}

let windows: OwnWindows;
const listening: unknown[] = [];
let ports: string[];
const engine = { connect: () => ports.shift() as never };

describe('port gate', () => {
  beforeEach(() => {
    windows = createOwnWindows();
    ports = ['first port', 'second port'];
    openPortGate(engine, windows, (window) => listening.push(window));
    listening.length = 0;
  });

  test('gives a port to the top frame of the window that asks, and to no other window', () => {
    const other = openWindow();
    const own = openWindow();
    standIn.ask({ sender: own, senderFrame: own.mainFrame });
    expect(own.given).toEqual([[portChannel, 'first port']]);
    expect(other.given).toEqual([]);
    expect(listening).toHaveLength(1);
  });

  test('refuses any other frame, a foreign address, a frame that is gone and contents that are no window of the screens', () => {
    const own = openWindow();
    standIn.ask({ sender: own, senderFrame: { url: 'app://duebook/' } });
    standIn.ask({ sender: own, senderFrame: null });
    const stray = { mainFrame: { url: 'app://duebook/' } };
    standIn.ask({ sender: stray, senderFrame: stray.mainFrame });
    own.mainFrame.url = 'https://elsewhere.example/';
    standIn.ask({ sender: own, senderFrame: own.mainFrame });
    expect(own.given).toEqual([]);
    expect(ports).toHaveLength(2);
    expect(listening).toEqual([]);
  });

  test('gives each window that is there a port of its own when another engine answers', () => {
    const one = openWindow();
    const gone = openWindow(true);
    const two = openWindow();
    handOverPorts(engine, windows);
    expect([one.given, gone.given, two.given]).toEqual([
      [[portChannel, 'first port']],
      [],
      [[portChannel, 'second port']],
    ]);
  });

  test('uses the channel names that the preload has', () => {
    const preload = readFileSync(join(import.meta.dirname, 'preload.ts'), 'utf8');
    expect(preload).toContain(`'${requestPortChannel}'`);
    expect(preload).toContain(`'${portChannel}'`);
  });
});
