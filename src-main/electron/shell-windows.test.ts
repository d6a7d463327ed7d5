import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../src-shared/domain/failure.ts';
import { openShellStateFile } from '../desktop/shell/shell-state-file.ts';
import type { ShellWindows } from './shell-windows.ts';

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Bounds & { show: boolean; title: string; backgroundColor: string };

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { quits: number },
  windows: [] as StandInWindow[],
  displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  nativeTheme: { themeSource: 'system', shouldUseDarkColors: false },
}));

class StandInWindow extends EventEmitter {
  readonly done: string[] = [];
  readonly webContents = { mainFrame: { url: 'app://duebook/' } };
  readonly options: Options;
  bounds: Bounds;
  address = '';
  maximised = false;
  minimised = false;
  destroyed = false;
  constructor(options: Options) {
    super();
    this.options = options;
    this.bounds = { x: options.x, y: options.y, width: options.width, height: options.height };
    standIn.windows.push(this);
  }
  loadURL(address: string): Promise<void> {
    this.address = address;
    return Promise.resolve();
  }
  isDestroyed = () => this.destroyed;
  isMinimized = () => this.minimised;
  isMaximized = () => this.maximised;
  isFullScreen = () => false;
  getNormalBounds = () => this.bounds;
  restore = () => this.done.push('restore');
  focus = () => this.done.push('focus');
  maximize = () => this.done.push('maximize');
  setFullScreen = () => this.done.push('full screen');
  show(): void {
    this.done.push('show');
    this.emit('show');
  }
  close(): void {
    this.emit('close');
    this.destroyed = true;
    this.emit('closed');
  }
}

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.app = Object.assign(new Emitter(), {
    quits: 0,
    isPackaged: true,
    quit: () => {
      standIn.app.quits += 1;
    },
  });
  return {
    app: standIn.app,
    nativeTheme: standIn.nativeTheme,
    BrowserWindow: class {
      constructor(options: Options) {
        // biome-ignore lint/correctness/noConstructorReturn: the stand-in is declared below what is hoisted
        return new StandInWindow(options);
      }
    },
    screen: {
      getPrimaryDisplay: () => standIn.displays[0],
      getAllDisplays: () => standIn.displays,
    },
  };
});

const { openShellWindows } = await import('./shell-windows.ts');
const { ownWindows } = await import('./own-windows.ts');

describe('windows of the program', () => {
  let folder = '';
  const lines: unknown[] = [];
  const start = async (platform: NodeJS.Platform = 'linux'): Promise<ShellWindows> => {
    standIn.app.removeAllListeners();
    const stateFile = await openShellStateFile({
      path: join(folder, 'shell-state.json'),
      delayMs: 60_000,
      log: (...line) => lines.push(line),
    });
    return openShellWindows({ preloadFile: 'preload.cjs', stateFile, platform });
  };
  const last = (): StandInWindow => {
    const window = standIn.windows.at(-1);
    if (window === undefined) throw new Error('no window was opened');
    return window;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-shell-windows-'));
    standIn.windows.length = 0;
    standIn.app.quits = 0;
    lines.length = 0;
  });
  afterEach(() => {
    for (const window of standIn.windows) if (!window.destroyed) window.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the first is shown when it is painted, without a name of anybody in its title', async () => {
    await start();
    const window = last();
    expect(window.options).toMatchObject({ show: false, title: 'Duebook', backgroundColor: '#f4f7f8' });
    expect(window.address).toBe('app://duebook/#/');
    expect(window.done).toEqual([]);
    window.emit('ready-to-show');
    expect(window.done).toEqual(['show']);
    expect(lines).toEqual([]);
  });

  test('the main window opens where it was closed, as large as it was', async () => {
    await start();
    last().bounds = { x: 300, y: 90, width: 1300, height: 700 };
    last().maximised = true;
    last().close();
    await start();
    expect(last().bounds).toEqual({ x: 300, y: 90, width: 1300, height: 700 });
    last().emit('ready-to-show');
    expect(last().done).toEqual(['maximize', 'show']);
  });

  test('a click in the dock and a second start bring the window that was worked in to the front', async () => {
    const windows = await start();
    const main = last();
    windows.openBeside('/account/a-1');
    main.minimised = true;
    main.emit('focus');
    windows.show();
    expect(main.done).toEqual(['restore', 'show', 'focus']);
    standIn.app.emit('activate');
    expect(standIn.windows).toHaveLength(2);
  });

  test('other windows stand beside, at their own address, up to a limit that is said in words', async () => {
    const windows = await start();
    const { bounds } = last();
    expect(windows.openBeside('/account/a-1/promises')).toBeUndefined();
    expect(last().address).toBe('app://duebook/#/account/a-1/promises');
    expect(last().bounds).toEqual({ ...bounds, x: bounds.x + 28, y: bounds.y + 28 });
    for (let more = 0; more < 10; more += 1) expect(windows.openBeside('/')).toBeUndefined();
    expect(windows.openBeside('/')).toEqual(failure('TOO_MANY_WINDOWS', { most: 12 }));
    expect(ownWindows.all()).toHaveLength(12);
    last().close();
    expect(windows.openBeside('/')).toBeUndefined();
  });

  test('closing the main window leaves the others; what it kept is not theirs', async () => {
    const windows = await start();
    const main = last();
    main.bounds = { x: 10, y: 10, width: 1100, height: 700 };
    windows.openBeside('/account/a-1');
    main.close();
    const other = last();
    expect(ownWindows.all()).toEqual([other as unknown as BrowserWindow]);
    other.bounds = { x: 700, y: 300, width: 1200, height: 650 };
    other.close();
    await start();
    expect(last().bounds).toEqual({ x: 10, y: 10, width: 1100, height: 700 });
  });

  test('the program ends with its last window, but stays in the dock of a Mac, where a click opens it again', async () => {
    await start();
    standIn.app.emit('window-all-closed');
    expect(standIn.app.quits).toBe(1);
    await start('darwin');
    last().close();
    standIn.app.emit('window-all-closed');
    expect(standIn.app.quits).toBe(1);
    const count = standIn.windows.length;
    standIn.app.emit('activate');
    expect(standIn.windows).toHaveLength(count + 1);
  });

  test('the next window is painted as the screens look now, also after a restart', async () => {
    const windows = await start();
    windows.showAppearance({ language: 'de', scheme: 'dark' });
    expect(standIn.nativeTheme.themeSource).toBe('dark');
    standIn.app.emit('before-quit');
    standIn.nativeTheme.themeSource = 'system';
    await start();
    expect(standIn.nativeTheme.themeSource).toBe('dark');
    windows.showAppearance({ language: 'de', scheme: 'auto' });
    expect(standIn.nativeTheme.themeSource).toBe('system');
  });

  test('only the top frame of a window that is open, on the own address, is one of its own', async () => {
    await start();
    const window = last();
    const frame = window.webContents.mainFrame as never;
    expect(ownWindows.ofTopFrame(frame)).toBe(window);
    expect(ownWindows.ofTopFrame({ url: 'app://duebook/' } as never)).toBeUndefined();
    expect(ownWindows.ofTopFrame(null)).toBeUndefined();
    window.webContents.mainFrame.url = 'https://elsewhere.example/';
    expect(ownWindows.ofTopFrame(frame)).toBeUndefined();
    window.webContents.mainFrame.url = 'app://duebook/';
    window.close();
    expect(ownWindows.ofTopFrame(frame)).toBeUndefined();
  });
});
