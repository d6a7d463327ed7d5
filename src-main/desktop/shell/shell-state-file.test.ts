import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openShellStateFile } from './shell-state-file.ts';
import { noShellState, readShellState } from './window-state.ts';

const window = {
  bounds: { x: -1200, y: 40, width: 1300, height: 800 },
  isMaximised: true,
  isFullScreen: false,
};

describe('what the shell keeps between two starts', () => {
  let folder = '';
  let path = '';
  const lines: unknown[] = [];
  const open = () =>
    openShellStateFile({
      path,
      delayMs: 500,
      log: (level, event, fields) => lines.push([level, event, fields]),
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-shell-state-'));
    path = join(folder, 'shell-state.json');
    lines.length = 0;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true });
  });

  test('is nothing at the first start, without a word', async () => {
    expect((await open()).state()).toEqual(noShellState);
    expect(lines).toEqual([]);
  });

  test('is there again at the next start, in a file that only its owner reads', async () => {
    const file = await open();
    file.change({ window });
    file.change({ appearance: { language: 'de', scheme: 'dark' } });
    expect(readdirSync(folder)).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(readdirSync(folder)).toEqual(['shell-state.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await open()).state()).toMatchObject({ window, appearance: { language: 'de', scheme: 'dark' } });
  });

  test('is written at once before the program ends, and only where something is left to write', async () => {
    const file = await open();
    file.flush();
    expect(readdirSync(folder)).toEqual([]);
    file.change({ window });
    file.flush();
    expect((await open()).state().window).toEqual(window);
    rmSync(path);
    vi.advanceTimersByTime(5_000);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['', 'empty'],
    ['{"version":1,"window":', 'cut off'],
    ['{"version":2,"window":null,"appearance":null}', 'of another version'],
    [
      '{"version":1,"window":{"bounds":{"x":0,"y":0,"width":0,"height":-3},"isMaximised":false,"isFullScreen":false},"appearance":null}',
      'without a size',
    ],
    ['{"version":1,"window":null,"appearance":null,"more":1}', 'with more in it'],
  ])(
    'a file that is broken (%s) is as none, with a line in the log that quotes nothing of it',
    async (content) => {
      writeFileSync(path, content);
      expect((await open()).state()).toEqual(noShellState);
      expect(lines).toEqual([['warn', 'shell.state-unreadable', { cause: 'CONTENT' }]]);
    },
  );

  test('a place that cannot be read or written stops nobody', async () => {
    mkdirSync(path);
    const file = await open();
    file.change({ window });
    file.flush();
    expect(file.state().window).toEqual(window);
    expect(lines.map((line) => (line as string[])[1])).toEqual([
      'shell.state-unreadable',
      'shell.state-not-kept',
    ]);
    expect(JSON.stringify(lines)).not.toContain(folder);
  });

  test('no text at all makes the reading throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void readShellState(text)));
    fc.assert(fc.property(fc.json(), (text) => void readShellState(text)));
  });

  test('what is written ends in a line, for whoever looks at it', async () => {
    const file = await open();
    file.change({ window });
    file.flush();
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
  });
});
