import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { projectFolder } from '../../scripts/project-folder.ts';

/** What the desktop app may load before there is a window: our files and those of packages (decision 0048). */
const mostBytes = 300_000;

type Start = {
  readonly order: readonly string[];
  readonly held: readonly string[];
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
};

let profile: string;
let start: Start;

test.beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'duebook-start-'));
  const main = join(projectFolder, 'out', 'main', 'main.js');
  const program = join(projectFolder, 'test', 'fixtures', 'bundle', 'run-main.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [program, main], {
    env: { ...process.env, DUEBOOK_STAND_IN_PROFILE: profile },
  });
  start = JSON.parse(stdout) as Start;
});
test.afterAll(() => rmSync(profile, { recursive: true, force: true }));

test('all that is loaded before the window is at most 300 kB, packages counted', () => {
  const bytes = start.files.reduce((sum, file) => sum + file.bytes, 0);
  expect(start.files.map(({ path }) => path)).toContain(join(projectFolder, 'out', 'main', 'main.js'));
  expect(bytes).toBeGreaterThan(statSync(join(projectFolder, 'out', 'main', 'main.js')).size);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});

test('of packages only that for the log is loaded before the window', () => {
  const modules = join(projectFolder, 'node_modules') + sep;
  const foreign = start.files.filter(({ path }) => path.startsWith(modules));
  const packages = new Set(foreign.map(({ path }) => relative(modules, path).split(sep)[0]));
  expect([...packages]).toEqual(['rotating-file-stream']);
});

test('no call for a file or a program holds up the window', () => {
  expect(start.held).toEqual([]);
});

test('the engine is begun beside the window: neither waits for the other', () => {
  expect(start.order).toEqual(['window', 'engine']);
});
