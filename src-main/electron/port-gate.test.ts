import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import type { EngineProcess } from './engine-process.ts';

type Listener = (event: { senderFrame: unknown }) => void;
const standIn = vi.hoisted(() => ({ listeners: new Map<string, unknown>() }));

vi.mock('electron', () => ({
  ipcMain: { on: (channel: string, listener: unknown) => standIn.listeners.set(channel, listener) },
}));

const { openPortGate } = await import('./port-gate.ts');
const { portChannel, requestPortChannel } = await import('./engine-messages.ts');

function openGate() {
  const mainFrame = { url: 'app://duebook/#/worklist' };
  const given: unknown[] = [];
  const webContents = {
    mainFrame,
    postMessage: (channel: string, _message: unknown, ports: unknown[]) => given.push([channel, ...ports]),
  };
  const window = { isDestroyed: () => false, webContents } as unknown as BrowserWindow;
  const engine = { connect: () => 'a port' } as unknown as EngineProcess;
  openPortGate(window, engine);
  const ask = (senderFrame: unknown): void =>
    (standIn.listeners.get(requestPortChannel) as Listener)({ senderFrame });
  return { ask, given, mainFrame };
}

describe('port gate', () => {
  test('gives a port to the top frame of the window on the own address', () => {
    const { ask, given, mainFrame } = openGate();
    ask(mainFrame);
    expect(given).toEqual([[portChannel, 'a port']]);
  });

  test('refuses any other frame, a foreign address, and a frame that is gone', () => {
    const { ask, given, mainFrame } = openGate();
    ask({ url: 'app://duebook/' });
    ask(null);
    mainFrame.url = 'https://elsewhere.example/';
    ask(mainFrame);
    expect(given).toEqual([]);
  });

  test('uses the channel names that the preload has', () => {
    const preload = readFileSync(join(import.meta.dirname, 'preload.ts'), 'utf8');
    expect(preload).toContain(`'${requestPortChannel}'`);
    expect(preload).toContain(`'${portChannel}'`);
  });
});
