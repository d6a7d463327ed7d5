import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedKeysOf } from './pinned-keys.ts';
import { projectFolder } from './project-folder.ts';

const sources = [
  'src-shared',
  'src-main',
  'src-server',
  'src-renderer',
  'resources',
  'package-lock.json',
  'electron.config.ts',
  'vite.renderer.config.ts',
];
const stamp = join(projectFolder, 'out', '.built');

/**
 * Builds main, preload and renderer unless nothing has changed since the last build, the pinned keys neither.
 * @throws {PinnedKeysRefused} where the surroundings name a key that is none
 */
export function buildWhenChanged(announce: (line: string) => void): void {
  const keys = pinnedKeysOf(process.env).join('\n');
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === keys &&
    newestChangeMs() <= statSync(stamp).mtimeMs
  )
    return;
  announce('Building…');
  const startedAt = new Date();
  const cli = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const result = spawnSync(
    process.execPath,
    [cli, 'build', '--config', 'electron.config.ts', '--logLevel', 'warn'],
    {
      cwd: projectFolder,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    },
  );
  if (result.status !== 0) throw new Error(`The build failed.\n${result.stderr}`);
  writeFileSync(stamp, keys);
  // A file that was saved while the build ran is newer than the start of the build and makes the next one run.
  utimesSync(stamp, startedAt, startedAt);
}

function newestChangeMs(): number {
  return Math.max(...sources.map((source) => newestIn(join(projectFolder, source))));
}

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => !entry.name.endsWith('.test.ts'),
  );
  return Math.max(status.mtimeMs, ...inside.map((entry) => newestIn(join(path, entry.name))));
}

if (import.meta.main) buildWhenChanged((line) => console.log(line));
