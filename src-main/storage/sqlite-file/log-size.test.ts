import { existsSync, renameSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOG_SIZE_LIMIT_BYTES } from './connect-sqlite.ts';
import { openSqliteFile, type SqliteFile } from './open-sqlite-file.ts';
import { codeOf, KEY, makeFolder } from './sample-file.fixture.ts';

const MEBIBYTE = 1024 * 1024;

let place: ReturnType<typeof makeFolder>;
let file: SqliteFile;
beforeEach(() => {
  place = makeFolder();
  file = openSqliteFile({ path: place.path, key: KEY });
  file.database.exec('CREATE TABLE letter (body BLOB)');
});
afterEach(() => {
  file.close();
  place.remove();
});

const insert = (bytes: number) =>
  file.write(() => file.statements.rows('INSERT INTO letter VALUES (randomblob(?))').run(bytes));
const logBytes = () => statSync(`${place.path}-wal`).size;

describe('the write-ahead log', () => {
  test('stays near the checkpoint interval while nobody reads', () => {
    for (let commit = 0; commit < 80; commit += 1) {
      insert(MEBIBYTE);
      expect(logBytes()).toBeLessThan(40 * MEBIBYTE);
    }
  });

  test('grows under a long read and comes back under its bound two commits after it', () => {
    const reader = openSqliteFile({ path: place.path, key: KEY });
    reader.database.exec('BEGIN');
    reader.database.prepare('SELECT count(*) FROM letter').get();
    for (let commit = 0; commit < 60; commit += 1) insert(MEBIBYTE);
    expect(logBytes()).toBeGreaterThan(LOG_SIZE_LIMIT_BYTES);
    reader.database.exec('COMMIT');
    insert(1);
    insert(1);
    expect(logBytes()).toBeLessThanOrEqual(LOG_SIZE_LIMIT_BYTES);
    reader.close();
    expect(file.database.prepare('SELECT count(*) FROM letter').pluck().get()).toBe(62);
  });

  test('comes back after one transaction larger than its bound, and is gone when the file is closed', () => {
    insert(40 * MEBIBYTE);
    expect(logBytes()).toBeGreaterThan(LOG_SIZE_LIMIT_BYTES);
    insert(1);
    insert(1);
    expect(logBytes()).toBeLessThanOrEqual(LOG_SIZE_LIMIT_BYTES);
    file.close();
    expect(existsSync(`${place.path}-wal`)).toBe(false);
  });
});

describe('an open file', () => {
  test('keeps statistics of what was queried when it is closed', () => {
    file.database.exec('CREATE INDEX letter_by_body ON letter (body)');
    for (let row = 0; row < 50; row += 1) insert(8);
    file.database.prepare('SELECT count(*) FROM letter WHERE body > ?').get(Buffer.alloc(1));
    file.close();
    file = openSqliteFile({ path: place.path, key: KEY });
    expect(file.database.prepare('SELECT idx FROM sqlite_stat1').pluck().all()).toContain('letter_by_body');
  });

  test('refuses to write once it has lost its name, and goes on when it is back', () => {
    renameSync(place.folder, `${place.folder}-away`);
    expect(codeOf(() => insert(1))).toBe('STORAGE_UNREACHABLE');
    renameSync(`${place.folder}-away`, place.folder);
    insert(1);
    expect(file.database.prepare('SELECT count(*) FROM letter').pluck().get()).toBe(1);
  });
});
