import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CrashDeskOptions } from './crash-desk.ts';

type Shown = { message: string; detail: string; buttons: string[]; cancelId: number; signal?: AbortSignal };

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { done: string[] },
  windows: [] as { webContents: unknown }[],
  shown: [] as unknown[],
  parents: [] as unknown[],
  answers: [] as Promise<{ response: number }>[],
  savePath: '',
  updater: undefined as ReturnType<CrashDeskOptions['updater']>,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const done: string[] = [];
  standIn.app = Object.assign(new Emitter(), {
    done,
    isPackaged: true,
    relaunch: () => done.push('relaunch'),
    quit: () => done.push('quit'),
    getPath: () => '/documents',
    getPreferredSystemLanguages: () => ['de-DE'],
  });
  return {
    app: standIn.app,
    BrowserWindow: {
      getAllWindows: () => standIn.windows,
      fromWebContents: (contents: unknown) =>
        standIn.windows.find(({ webContents }) => webContents === contents) ?? null,
    },
    dialog: {
      showMessageBox: (...args: unknown[]) => {
        standIn.shown.push(args.at(-1));
        standIn.parents.push(args.length > 1 ? args[0] : undefined);
        return standIn.answers.shift() ?? Promise.resolve({ response: 2 });
      },
      showSaveDialog: async () =>
        standIn.savePath === ''
          ? { canceled: true, filePath: '' }
          : { canceled: false, filePath: standIn.savePath },
    },
  };
});

const { openCrashDesk } = await import('./crash-desk.ts');
const { guardAgainstCrashes } = await import('./crash-guard.ts');

class StandInWindow extends EventEmitter {
  isVisible(): boolean {
    return true;
  }
  readonly done: string[] = [];
  readonly webContents = {
    id: 7,
    reload: () => this.done.push('reload'),
    forcefullyCrashRenderer: () => {
      this.done.push('crash');
      standIn.app.emit('render-process-gone', {}, this.webContents, { reason: 'crashed', exitCode: 1 });
    },
  };
}

describe('crash of a part of the program', () => {
  let folder = '';
  let logged: unknown[][] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-crash-'));
    logged = [];
    standIn.app.removeAllListeners();
    standIn.app.done.length = 0;
    Object.assign(standIn, {
      windows: [],
      shown: [],
      parents: [],
      answers: [],
      savePath: '',
      updater: undefined,
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function start(platform: NodeJS.Platform = 'linux') {
    const desk = openCrashDesk({
      platform,
      version: '1.2.3',
      databaseFile: join(folder, 'workstation.sqlite'),
      logDirectory: join(folder, 'logs'),
      language: () => 'en',
      updater: () => standIn.updater,
    });
    guardAgainstCrashes({ desk, log: (...line) => logged.push(line) });
    const window = new StandInWindow();
    standIn.windows.push(window);
    standIn.app.emit('browser-window-created', {}, window);
    const end = (reason = 'crashed') =>
      standIn.app.emit('render-process-gone', {}, window.webContents, { reason, exitCode: 5 });
    return { desk, window, end };
  }

  test('a window comes back by itself; one that ends again asks in words, and restarts the program', async () => {
    const { window, end } = start();
    end();
    expect(window.done).toEqual(['reload']);
    expect(standIn.shown).toEqual([]);
    standIn.answers.push(Promise.resolve({ response: 0 }));
    end('oom');
    end('oom');
    await expect.poll(() => standIn.app.done).toEqual(['relaunch', 'quit']);
    const [dialog] = standIn.shown as Shown[];
    expect(standIn.shown).toHaveLength(1);
    expect(dialog?.detail).toContain('Everything that you recorded is kept');
    expect(dialog?.buttons).toEqual(['Restart Duebook', 'Save diagnostics …', 'Quit']);
    expect(logged).toContainEqual(['error', 'window.gone', { reason: 'oom', exitCode: 5 }]);
  });

  test('on macOS, where a box of its own would stop all that main does, it belongs to a window that is seen', () => {
    const { desk, window } = start('darwin');
    desk.ask((words) => words.programGone);
    expect(standIn.parents).toEqual([window]);
    start('linux').desk.ask((words) => words.programGone);
    expect(standIn.parents).toEqual([window, undefined]);
  });

  test('a question is asked again when a new version is ready meanwhile, and that version is installed', async () => {
    const { desk } = start();
    let ready: string | undefined;
    standIn.updater = {
      readyVersion: () => ready,
      installNow: async () => standIn.app.done.push('install') > 0,
      restart: () => void standIn.app.done.push('restart'),
    };
    const first = Promise.withResolvers<{ response: number }>();
    standIn.answers.push(first.promise, Promise.resolve({ response: 0 }));
    desk.ask((words) => words.engineGone('The key does not fit.'));
    const [question] = standIn.shown as Shown[];
    desk.followUpdates();
    expect(question?.signal?.aborted).toBe(false);
    ready = '1.5.1';
    desk.followUpdates();
    expect(question?.signal?.aborted).toBe(true);
    // As Electron answers for a box that is closed.
    first.resolve({ response: question?.cancelId ?? -1 });
    await expect.poll(() => standIn.app.done).toEqual(['install']);
    expect((standIn.shown[1] as Shown).buttons[0]).toBe('Install version 1.5.1');
  });

  test('a window that was closed, or that is none of ours, is left alone', () => {
    const { window, end } = start();
    end('clean-exit');
    standIn.app.emit('render-process-gone', {}, { id: 9 }, { reason: 'crashed', exitCode: 1 });
    expect([window.done, standIn.shown]).toEqual([[], []]);
  });

  test('diagnostics are saved where the person says, and say nothing of the person', async () => {
    const { end } = start();
    standIn.savePath = join(folder, 'saved.json');
    standIn.answers.push(Promise.resolve({ response: 1 }), Promise.resolve({ response: 2 }));
    end();
    end();
    await expect.poll(() => standIn.app.done).toEqual(['quit']);
    const text = readFileSync(standIn.savePath, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ duebook: '1.2.3', windows: 1, databaseBytes: null, logs: {} });
    expect(text).not.toContain(folder);
  });

  test('diagnostics that cannot be written ask for another folder', async () => {
    const { end } = start();
    standIn.savePath = join(folder, 'missing', 'saved.json');
    standIn.answers.push(Promise.resolve({ response: 1 }));
    end();
    end();
    await expect.poll(() => standIn.shown).toHaveLength(2);
    expect((standIn.shown[1] as Shown).detail).toContain('Choose another folder');
  });

  test('a window that does not answer may be waited for; the question goes when it answers again', async () => {
    const { window } = start();
    const answer = Promise.withResolvers<{ response: number }>();
    standIn.answers.push(answer.promise);
    window.emit('unresponsive');
    window.emit('unresponsive');
    expect(standIn.shown).toHaveLength(1);
    window.emit('responsive');
    expect((standIn.shown[0] as Shown).signal?.aborted).toBe(true);
    answer.resolve({ response: 1 });
    await answer.promise;
    await new Promise((resolve) => setImmediate(resolve));
    expect(window.done).toEqual([]);
  });

  test('a window that does not answer is loaded anew where the person wants it, as often as that is', async () => {
    const { window } = start();
    for (let round = 1; round <= 3; round += 1) {
      standIn.answers.push(Promise.resolve({ response: 1 }));
      window.emit('unresponsive');
      await expect.poll(() => window.done).toHaveLength(2 * round);
    }
    expect(window.done.slice(0, 2)).toEqual(['crash', 'reload']);
  });

  test('the end of another process of the program is logged', () => {
    start();
    standIn.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 2 });
    expect(logged).toEqual([['warn', 'process.gone', { type: 'GPU', reason: 'crashed', exitCode: 2 }]]);
  });
});
