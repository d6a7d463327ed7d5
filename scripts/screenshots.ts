import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenChanged } from './build.ts';
import { findEndToEndHost } from './find-browser.ts';
import { readPng } from './png/read-png.ts';
import { writePng } from './png/write-png.ts';
import { projectFolder } from './project-folder.ts';
import { requireNode24 } from './require-node.ts';

const folder = join(projectFolder, 'docs', 'screenshots');
const most = 200_000;

/**
 * Takes the pictures of `test/e2e/visual.spec.ts` and of the states anew, from the program itself, and says which are not
 * as before. The states show the time of day, so that some of theirs never are.
 */
async function main(): Promise<number> {
  requireNode24();
  buildWhenChanged((line) => console.log(line));
  const before = digests();
  const chromium = await chromiumPath();
  const cli = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const { status } = spawnSync(
    process.execPath,
    [
      cli,
      'test',
      'visual.spec.ts',
      'states.spec.ts',
      '--update-snapshots=all',
      '--workers=1',
      '--reporter=list',
    ],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      env: {
        ...process.env,
        DUEBOOK_E2E_HOST: 'browser',
        DUEBOOK_E2E_CHROMIUM: chromium,
        DUEBOOK_STATE_PICTURES: join(folder, 'states'),
      },
    },
  );
  if (status !== 0) return 1;
  return report(before, pictures().map(pack));
}

async function chromiumPath(): Promise<string> {
  const host = await findEndToEndHost((line) => console.log(line));
  if (host.chromium === undefined) throw new Error('Pictures take a Chromium or Chrome; there is none.');
  return host.chromium;
}

function pictures(): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.png'));
}

function digests(): ReadonlyMap<string, string> {
  return new Map(
    pictures().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** What Playwright writes is three times as large. */
function pack(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, writePng(readPng(readFileSync(path))));
  return name;
}

function report(before: ReadonlyMap<string, string>, names: readonly string[]): number {
  const after = digests();
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  const tooLarge = names.filter((name) => statSync(join(folder, name)).size > most);
  const total = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  console.log(`${names.length} pictures, ${Math.round(total / 1000)} kB together`);
  console.log(changed.length === 0 ? 'All are as before.' : `Not as before: ${changed.join(', ')}`);
  if (tooLarge.length > 0) console.error(`More than ${most / 1000} kB: ${tooLarge.join(', ')}`);
  return tooLarge.length > 0 ? 1 : 0;
}

process.exitCode = await main();
