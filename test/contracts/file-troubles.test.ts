import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder, makeSampleFile } from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';

const PROGRAM = fileURLToPath(new URL('./file-troubles.ts', import.meta.url));
const NOBODY = 65_534;

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

function run(command: readonly string[], trouble: string): unknown {
  const [program = '', ...args] = [...command, process.execPath, PROGRAM, trouble, place.folder];
  const ended = spawnSync(program, args, { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${trouble} ended with ${ended.status}: ${ended.stderr}`);
  return JSON.parse(ended.stdout);
}

/** Runs the rest of the command with a disk of 3 MiB in the folder that nobody else sees. */
const onSmallDisk = () => [
  'sh',
  '-c',
  `exec unshare -rm sh -c 'mount -t tmpfs -o size=3m,mode=0700 tmpfs "$0" && exec "$@"' "$0" "$@"`,
  place.folder,
];

/** Whether this system lets a process mount such a disk. */
function canMount(): boolean {
  const [program = '', ...args] = [...onSmallDisk(), 'true'];
  return spawnSync(program, args).status === 0;
}

describe('trouble with disk and permissions', { timeout: 60_000 }, () => {
  test('a full disk is named, nothing is half-written, and with space all works again', () => {
    if (canMount()) {
      expect(run(onSmallDisk(), 'fullDisk')).toEqual({
        tooMuch: 'STORAGE_FULL',
        letters: 0,
        damage: [],
        whileFull: { write: 'STORAGE_FULL', backup: 'STORAGE_FULL', rekey: 'STORAGE_FULL' },
        afterwards: 100,
      });
    } else {
      makeSampleFile(place.path);
      const limited = ['sh', '-c', 'ulimit -f 8192; exec "$@"', 'sh'];
      expect(run(limited, 'sizeLimit')).toEqual({ tooMuch: 'STORAGE_IO', letters: 0, damage: [] });
    }
  });

  test('a file that may not grow is named, and nothing is half-written', () => {
    makeSampleFile(place.path);
    const limited = ['sh', '-c', 'ulimit -f 8192; exec "$@"', 'sh'];
    expect(run(limited, 'sizeLimit')).toEqual({ tooMuch: 'STORAGE_IO', letters: 0, damage: [] });
  });

  test('a folder or file that may not be written to or read is named, and works again when it may', () => {
    if (process.geteuid?.() === 0) chownSync(place.folder, NOBODY, NOBODY);
    expect(run([], 'noPermission')).toEqual({
      readOnlyFolder: {
        write: 'STORAGE_READ_ONLY',
        backup: 'STORAGE_READ_ONLY',
        rekey: 'STORAGE_READ_ONLY',
      },
      create: 'STORAGE_READ_ONLY',
      readOnlyFile: { write: 'STORAGE_READ_ONLY', rekey: 'STORAGE_READ_ONLY' },
      closedFile: 'STORAGE_UNREACHABLE',
      hiddenFolder: { write: 'STORAGE_UNREACHABLE', open: 'STORAGE_READ_ONLY', backup: 'STORAGE_READ_ONLY' },
    });
    expect(readdirSync(place.folder)).toEqual(['replica.sqlite']);
  });
});
