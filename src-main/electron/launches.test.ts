import type { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const standIn = vi.hoisted(() => ({
  app: undefined as unknown as EventEmitter & { isPackaged: boolean },
  schemes: [] as unknown[][],
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  standIn.app = Object.assign(new Emitter(), {
    isPackaged: true,
    setAsDefaultProtocolClient: (...call: unknown[]) => standIn.schemes.push(call),
  });
  return { app: standIn.app };
});

const { hearOfLaunches, takeLinks } = await import('./launches.ts');
const { openWindowPost } = await import('./window-post.ts');

const link = { message: 'account', link: { account: '10023', part: null } } as const;

describe('what somebody opened', () => {
  let folder = '';
  const told: unknown[] = [];
  const lines: unknown[] = [];
  const hear = (args: readonly string[] = []) =>
    hearOfLaunches({
      args,
      folder,
      onLaunch: (message) => told.push(message),
      log: (...line) => lines.push(line),
    });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-launches-'));
    told.length = 0;
    lines.length = 0;
    standIn.schemes.length = 0;
    standIn.app.removeAllListeners();
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (name: string, text: string) => {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    standIn.app.emit(name, { preventDefault }, text);
    expect(isPrevented).toBe(true);
  };

  test('a screen that a start names is shown', async () => {
    hear()();
    standIn.app.emit('second-instance', {}, ['duebook', '--show=attention'], folder);
    await expect.poll(() => told).toEqual([{ message: 'place', place: 'attention' }]);
  });

  test('a link that started the program waits until there can be a window', async () => {
    const begin = hear(['--data', '/data', 'duebook://account/10023']);
    await Promise.resolve();
    expect(told).toEqual([]);
    begin();
    await expect.poll(() => told).toEqual([link]);
  });

  test('a Mac tells of a link before the program is ready, and while it runs', async () => {
    const begin = hear();
    open('open-url', 'duebook://account/10023');
    begin();
    await expect.poll(() => told).toEqual([link]);
    open('open-url', 'duebook://account/10023');
    await expect.poll(() => told).toEqual([link, link]);
  });

  test('a second start passes on what it was for, or only brings the window to the front', async () => {
    hear()();
    standIn.app.emit('second-instance', {}, ['duebook', '--', 'duebook://account/10023'], folder);
    await expect.poll(() => told).toEqual([link]);
    standIn.app.emit('second-instance', {}, ['duebook', 'x.txt'], folder);
    await expect.poll(() => told).toEqual([link, undefined]);
  });

  test('a link that is none shows the window alone, and the log does not say what stood in it', async () => {
    hear(['duebook://account/10023/statement?to=Northwind'])();
    await expect.poll(() => told).toEqual([undefined]);
    expect(lines).toEqual([['warn', 'shell.link-refused']]);
  });

  test('a statement pack is read, and one that is not there is an empty one', async () => {
    writeFileSync(join(folder, 'a.duebook-pack'), '{"x":1}');
    hear(['a.duebook-pack'])();
    await expect.poll(() => told).toEqual([{ message: 'pack', text: '{"x":1}' }]);
    open('open-file', join(folder, 'b.duebook-pack'));
    await expect.poll(() => told).toHaveLength(2);
    expect(told[1]).toEqual({ message: 'pack', text: '' });
    expect(JSON.stringify(lines)).not.toContain(folder);
  });

  test('links are taken from the system only by the program that is installed', () => {
    standIn.app.isPackaged = false;
    takeLinks('linux');
    expect(standIn.schemes).toEqual([]);
    standIn.app.isPackaged = true;
    takeLinks('darwin');
    takeLinks('win32');
    expect(standIn.schemes).toEqual([['duebook'], ['duebook', process.execPath, ['--']]]);
  });

  test('a window gets the last message once its page listens, and later ones at once', () => {
    const sent: unknown[] = [];
    const window = {
      webContents: { send: (_channel: string, message: unknown) => sent.push(message) },
    } as never;
    const post = openWindowPost();
    const other = { message: 'account', link: { account: '7', part: 'promises' } } as const;
    post.send(window, link);
    post.send(window, other);
    expect(sent).toEqual([]);
    post.begin(window);
    expect(sent).toEqual([other]);
    post.send(window, link);
    expect(sent).toEqual([other, link]);
    post.begin(window);
    expect(sent).toHaveLength(2);
  });
});
