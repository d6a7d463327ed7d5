import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openKeptLog } from './kept-log.ts';
import { lastLogLines } from './last-log-lines.ts';
import { placeOfError } from './place-of-error.ts';

describe('log that is kept', () => {
  let folder = '';
  let printed: string[] = [];
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'duebook-log-')), 'logs');
    printed = [];
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  const openLog = (fileBytes?: number) =>
    openKeptLog({
      ...{
        folder,
        name: 'host',
        print: (line: string) => printed.push(line),
        now: () => '2026-03-31T08:00:00Z',
      },
      ...(fileBytes === undefined ? {} : { fileBytes }),
    });

  test('keeps one object a line for the owner alone, what is merely informative too, and prints the rest', async () => {
    const kept = openLog();
    expect(existsSync(folder)).toBe(false);
    kept.log('info', 'sync.status', { status: 'live' });
    kept.log('error', 'engine.bug', { cause: 'TypeError' });
    await kept.close();
    kept.log('error', 'engine.bug', { cause: 'afterwards' });
    const path = join(folder, 'host.log');
    expect(
      readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { at: '2026-03-31T08:00:00Z', level: 'info', event: 'sync.status', status: 'live' },
      { at: '2026-03-31T08:00:00Z', level: 'error', event: 'engine.bug', cause: 'TypeError' },
    ]);
    expect(printed.map((line) => JSON.parse(line).event)).toEqual(['engine.bug', 'engine.bug']);
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
  });

  test('goes on where a former start ended, and keeps five files at most', async () => {
    for (let round = 0; round < 12; round += 1) {
      const kept = openLog(400);
      for (let line = 0; line < 5; line += 1) kept.log('warn', 'sync.request-failed', { round, line });
      await kept.close();
    }
    const names = readdirSync(folder).sort();
    expect(names).toEqual(['host.1.log', 'host.2.log', 'host.3.log', 'host.4.log', 'host.log']);
    for (const name of names) {
      expect(statSync(join(folder, name)).size).toBeLessThan(1_000);
      if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
  });

  test.each([
    'Müller & Söhne',
    'anna.meier@example.com',
    'owes 1,234.00 EUR',
    'correct horse battery staple',
    '陳大文',
    "O'Brien",
  ])('leaves out what somebody wrote: %s', async (words) => {
    const kept = openLog();
    kept.log('error', 'engine.bug', { cause: words, count: 3, isAgain: true });
    await kept.close();
    const text = readFileSync(join(folder, 'host.log'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ cause: '(left out)', count: 3, isAgain: true });
    expect(`${text}${printed.join('')}`).not.toContain(words);
  });

  test('does not end the program where it cannot be written', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    const kept = openLog();
    kept.log('warn', 'first');
    kept.log('warn', 'second');
    await kept.close();
    expect(printed.map((line) => JSON.parse(line).event)).toEqual(['first', 'log.file-lost', 'second']);
  });

  test('gives its last whole lines, and none where nothing was logged', async () => {
    expect(await lastLogLines(folder, 1_000)).toEqual({});
    const kept = openLog();
    for (let line = 0; line < 50; line += 1) kept.log('warn', 'sync.request-failed', { line });
    await kept.close();
    const { 'host.log': lines = [] } = await lastLogLines(folder, 500);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map((line) => JSON.parse(line).line)).toEqual(
      Array.from({ length: lines.length }, (_, index) => 50 - lines.length + index),
    );
  });
});

describe('place of an error', () => {
  test('is its kind and files, never its message or a folder', () => {
    const error = new TypeError('account of Anna Meier owes 12');
    error.stack = [
      'TypeError: account of Anna Meier owes 12',
      '    at work (/home/anna.meier/app/out/main/main.js:12:3)',
      '    at async file:///C:/Users/Anna%20Meier/duebook/main.js:7:1',
      '    at new Promise (<anonymous>)',
    ].join('\n');
    expect(placeOfError(error)).toBe('TypeError|main.js:12:3|main.js:7:1|native');
    expect(placeOfError('Anna Meier')).toBe('string');
    expect(placeOfError(Object.assign(new Error('x'), { name: 'of Anna', stack: undefined }))).toBe('Error');
  });
});
