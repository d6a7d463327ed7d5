import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupSqliteFile } from '../../src-main/storage/sqlite-file/backup-sqlite-file.ts';
import { checkSqliteFile } from '../../src-main/storage/sqlite-file/check-sqlite-file.ts';
import { connectExclusively } from '../../src-main/storage/sqlite-file/connect-sqlite.ts';
import { copyPrivately } from '../../src-main/storage/sqlite-file/copy-file.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { rekeySqliteFile } from '../../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import { restoreSqliteFile } from '../../src-main/storage/sqlite-file/restore-sqlite-file.ts';
import {
  codeOf,
  KEY,
  makeSampleFolder,
  OTHER_KEY,
} from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';
import { startFileWorker } from './file-process.ts';

let place: ReturnType<typeof makeSampleFolder>;
beforeEach(() => {
  place = makeSampleFolder();
  const file = openSqliteFile({ path: place.path, key: KEY });
  file.database.exec('CREATE TABLE left_half (body BLOB); CREATE TABLE right_half (body BLOB)');
  file.close();
});
afterEach(() => place.remove());

function halvesIn(path: string): { left: number; right: number } {
  const { database, close } = openSqliteFile({ path, key: KEY });
  const count = (table: string) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const halves = { left: count('left_half'), right: count('right_half') };
  close();
  return halves;
}

describe('a file that another process writes to', { timeout: 60_000 }, () => {
  test('is backed up in one consistent state with everything acknowledged, and checked without false alarm', async () => {
    const writer = startFileWorker('write', place.folder);
    await writer.printed('wrote 5\n');
    for (let turn = 0; turn < 8; turn += 1) {
      const acknowledged = writer.output().split('wrote ').length - 1;
      const targetPath = join(place.folder, `${turn}.backup`);
      backupSqliteFile({ path: place.path, key: KEY, targetPath });
      const { left, right } = halvesIn(targetPath);
      expect(left).toBe(right);
      expect(left).toBeGreaterThanOrEqual(acknowledged);
      expect(checkSqliteFile({ path: place.path, key: KEY }).damage).toEqual([]);
      await writer.printed(`wrote ${left + 20}\n`);
    }
    await writer.kill();
  });

  test('is neither given another key nor replaced, until the other process is gone', async () => {
    const writer = startFileWorker('write', place.folder);
    await writer.printed('wrote 1\n');
    const backupPath = join(place.folder, 'good.backup');
    backupSqliteFile({ path: place.path, key: KEY, targetPath: backupPath });
    const rekey = () => rekeySqliteFile({ path: place.path, key: KEY, newKey: OTHER_KEY });
    const now = new Date(0);
    const restore = () =>
      restoreSqliteFile({ path: place.path, key: KEY, backupPath, newestVersion: 3, now });
    expect(codeOf(rekey)).toBe('STORAGE_LOCKED');
    expect(codeOf(restore)).toBe('STORAGE_LOCKED');
    await writer.kill();
    expect(codeOf(restore)).toBeUndefined();
    expect(codeOf(rekey)).toBeUndefined();
  });
});

describe('the lock of an open file', { timeout: 60_000 }, () => {
  test('outlasts whatever else its own process does with the file', async () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    openSqliteFile({ path: place.path, key: KEY }).close();
    checkSqliteFile({ path: place.path, key: KEY });
    backupSqliteFile({ path: place.path, key: KEY, targetPath: join(place.folder, 'copy.backup') });
    const other = startFileWorker('tryRekey', place.folder);
    await other.printed('rekey: ');
    expect(other.output()).toContain('rekey: STORAGE_LOCKED');
    await other.kill();
    file.close();
    const later = startFileWorker('tryRekey', place.folder);
    await later.printed('rekey: ');
    expect(later.output()).toContain('rekey: undefined');
    await later.kill();
  });
});

describe('the lock of whole-file work', { timeout: 60_000 }, () => {
  test('outlasts copying the file aside, as a restore does on a disk without links', async () => {
    const exclusive = connectExclusively(place.path, KEY);
    copyPrivately(place.path, join(place.folder, 'aside.sqlite'));
    const other = startFileWorker('tryRekey', place.folder);
    await other.printed('rekey: ');
    expect(other.output()).toContain('rekey: STORAGE_LOCKED');
    await other.kill();
    exclusive.close();
    expect(halvesIn(join(place.folder, 'aside.sqlite'))).toEqual({ left: 0, right: 0 });
  });
});

describe('a file that another program has locked', () => {
  test('says so to a writer and to whole-file work, and works again when the lock is gone', async () => {
    const holder = startFileWorker('hold', place.folder);
    await holder.printed('holding\n');
    const write = () => {
      const file = openSqliteFile({ path: place.path, key: KEY, busyTimeoutMs: 20 });
      try {
        file.write(() => file.database.exec("INSERT INTO left_half VALUES (x'00')"));
      } finally {
        file.close();
      }
    };
    expect(codeOf(write)).toBe('STORAGE_LOCKED');
    expect(codeOf(() => rekeySqliteFile({ path: place.path, key: KEY, newKey: OTHER_KEY }))).toBe(
      'STORAGE_LOCKED',
    );
    await holder.kill();
    expect(codeOf(write)).toBeUndefined();
    expect(halvesIn(place.path)).toEqual({ left: 1, right: 0 });
    expect(readdirSync(place.folder)).toEqual(['replica.sqlite']);
  });
});
