import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { prepareWithoutEngine } from './prepare-without-engine.ts';

const now = new Date('2026-11-24T08:00:00.000Z');
let desktop: string;
let logged: unknown[][];

beforeEach(() => {
  desktop = mkdtempSync(join(tmpdir(), 'duebook-without-engine-'));
  logged = [];
  mkdirSync(join(desktop, 'database'));
});

const prepare = (at = now) =>
  prepareWithoutEngine(
    {
      path: join(desktop, 'workstation.key'),
      databasePath: join(desktop, 'database', 'workstation.sqlite'),
    },
    at,
    (...line) => logged.push(line),
  );

function fill(): void {
  writeFileSync(join(desktop, 'workstation.key'), 'envelope');
  writeFileSync(join(desktop, 'database', 'workstation.sqlite'), Buffer.from([0, 255, 1, 254]));
  writeFileSync(join(desktop, 'database', 'workstation.sqlite-wal'), 'last changes');
}

test('database, log and envelope are copied as they lie, and stay where they are', async () => {
  fill();
  expect(await prepare()).toEqual({ name: 'prepared' });
  const copy = join(desktop, 'backups', 'before-update-as-it-lay-20261124T080000');
  expect(readdirSync(copy).sort()).toEqual([
    'workstation.key',
    'workstation.sqlite',
    'workstation.sqlite-wal',
  ]);
  expect([...readFileSync(join(copy, 'workstation.sqlite'))]).toEqual([0, 255, 1, 254]);
  expect(readFileSync(join(copy, 'workstation.sqlite-wal'), 'utf8')).toBe('last changes');
  expect(readFileSync(join(desktop, 'database', 'workstation.sqlite-wal'), 'utf8')).toBe('last changes');
  expect(readFileSync(join(copy, 'workstation.key'), 'utf8')).toBe('envelope');
});

test('the newest copy takes the place of an earlier one, and of no other backup', async () => {
  fill();
  await prepare();
  writeFileSync(join(desktop, 'backups', 'before-update-9-20261120T080000Z.sqlite'), 'verified');
  await prepare(new Date('2026-11-25T08:00:00.000Z'));
  expect(readdirSync(join(desktop, 'backups')).sort()).toEqual([
    'before-update-9-20261120T080000Z.sqlite',
    'before-update-as-it-lay-20261125T080000',
  ]);
});

test('a workstation on which nothing was recorded has nothing to copy', async () => {
  expect(await prepare()).toEqual({ name: 'prepared' });
});

test('where no copy can be made it says so without a path, and leaves no half of one', async () => {
  fill();
  mkdirSync(join(desktop, 'workstation.key.next'));
  expect(await prepare()).toEqual({ name: 'no-backup' });
  expect(readdirSync(join(desktop, 'backups'))).toEqual([]);
  expect(JSON.stringify(logged)).not.toContain(desktop);
  expect(existsSync(join(desktop, 'workstation.key'))).toBe(true);
});
