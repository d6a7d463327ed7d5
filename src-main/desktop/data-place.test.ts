import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDataPlace } from './data-place.ts';

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Does it as somebody whom rights stop: root writes wherever it likes. */
async function asNobody<Value>(work: () => Promise<Value>): Promise<Value> {
  if (!isRoot) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the place of the data', () => {
  let folder = '';
  const at = (...names: string[]) => join(folder, ...names);
  const place = () => ({
    folders: [at('data'), at('data', 'database')],
    databaseFile: at('data', 'database', 'workstation.sqlite'),
    keyFile: at('data', 'workstation.key'),
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duebook-data-place-'));
    chmodSync(folder, 0o777);
  });
  let isMounted = false;
  afterEach(() => {
    if (isMounted) execFileSync('/bin/umount', [folder]);
    isMounted = false;
    rmSync(folder, { recursive: true, force: true });
  });

  test('is made, and left as it is where it is there', async () => {
    expect(await makeDataPlace(place())).toBeUndefined();
    writeFileSync(place().databaseFile, 'data');
    writeFileSync(place().keyFile, 'key');
    expect(await makeDataPlace(place())).toBeUndefined();
    expect(readdirSync(at('data')).toSorted()).toEqual(['database', 'workstation.key']);
    expect(readFileSync(place().databaseFile, 'utf8')).toBe('data');
  });

  test('cannot be where a file is', async () => {
    writeFileSync(at('data'), '');
    expect(await makeDataPlace(place())).toEqual({ folder: at('data'), code: 'EEXIST' });
  });

  test('cannot be where the file of the data is a folder', async () => {
    mkdirSync(place().databaseFile, { recursive: true });
    expect(await makeDataPlace(place())).toEqual({ folder: place().databaseFile, code: 'EISDIR' });
  });

  test.skipIf(process.platform === 'win32')('cannot be in a folder that lets nobody write', async () => {
    mkdirSync(at('data'), { mode: 0o555 });
    chmodSync(at('data'), 0o555);
    expect(await asNobody(() => makeDataPlace(place()))).toEqual({ folder: at('data'), code: 'EACCES' });
  });

  test.skipIf(process.platform === 'win32')(
    'needs a file that can be written, and a key that can be read',
    async () => {
      expect(await asNobody(() => makeDataPlace(place()))).toBeUndefined();
      writeFileSync(place().databaseFile, '');
      chmodSync(place().databaseFile, 0o444);
      expect(await asNobody(() => makeDataPlace(place()))).toEqual({
        folder: place().databaseFile,
        code: 'EACCES',
      });
      chmodSync(place().databaseFile, 0o666);
      writeFileSync(place().keyFile, '');
      chmodSync(place().keyFile, 0o000);
      expect(await asNobody(() => makeDataPlace(place()))).toEqual({
        folder: place().keyFile,
        code: 'EACCES',
      });
    },
  );

  describe.skipIf(!isLinux || !isRoot)('on a disk of its own', () => {
    const mount = (options: string) => {
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
      isMounted = true;
    };

    test('cannot be where no room is left, and leaves nothing behind', async () => {
      mount('size=64k');
      expect(await makeDataPlace({ ...place(), folders: [at('data')] })).toBeUndefined();
      writeFileSync(at('data', 'photographs'), new Uint8Array(16_384));
      expect(await makeDataPlace(place())).toEqual({ folder: at('data'), code: 'ENOSPC' });
      expect(readdirSync(at('data'))).toEqual(['photographs']);
    });

    test('cannot be on one that takes nothing', async () => {
      mount('ro,size=64k');
      expect(await makeDataPlace(place())).toEqual({ folder: at('data'), code: 'EROFS' });
    });
  });
});
