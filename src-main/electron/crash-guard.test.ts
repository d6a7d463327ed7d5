import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

type Shown = { message: string; detail: string; buttons: string[]; cancelId: number; signal?: AbortSignal };

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { done: string[] },
  windows: [] as { webContents: unknown }[],
  shown: [] as unknown[],
  answers: [] as Promise<{ response: number }>[],
  savePath: '',
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
    Object.assign(standIn, { windows: [], shown: [], answers: [], savePath: '' });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function start() {
    const desk = openCrashDesk({
      version: '1.2.3',
      databaseFile: join(folder, 'workstation.sqlite'),
      logDirectory: join(folder, 'logs'),
      language: () => 'en',
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
    await vi.waitFor(() => expect(standIn.app.done).toEqual(['relaunch', 'quit']));
    const [dialog] = standIn.shown as Shown[];
    expect(standIn.shown).toHaveLength(1);
    expect(dialog?.detail).toContain('Everything that you recorded is kept');
    expect(dialog?.buttons).toEqual(['Restart Duebook', 'Save diagnostics …', 'Quit']);
    expect(logged).toContainEqual(['error', 'window.gone', { reason: 'oom', exitCode: 5 }]);
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
    await vi.waitFor(() => expect(standIn.app.done).toEqual(['quit']));
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
    await vi.waitFor(() => expect(standIn.shown).toHaveLength(2));
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
      await vi.waitFor(() => expect(window.done).toHaveLength(2 * round));
    }
    expect(window.done.slice(0, 2)).toEqual(['crash', 'reload']);
  });

  test('the end of another process of the program is logged', () => {
    start();
    standIn.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 2 });
    expect(logged).toEqual([['warn', 'process.gone', { type: 'GPU', reason: 'crashed', exitCode: 2 }]]);
  });
});
