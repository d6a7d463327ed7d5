import { copyFileSync, renameSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectExclusively, connectKeyed } from './connect-sqlite.ts';
import { codeOf, KEY, makeSampleFolder } from './sample-file.fixture.ts';
import { withStorageErrors } from './with-storage-errors.ts';

let place: ReturnType<typeof makeSampleFolder>;
beforeEach(() => {
  place = makeSampleFolder({ rows: 5 });
});
afterEach(() => place.remove());

// Windows replaces no open file.
if (process.platform !== 'win32') {
  test('a file that is replaced while it is being opened counts as held by another program, not as read-only', () => {
    connectExclusively(place.path, KEY).close();
    copyFileSync(place.path, `${place.path}.draft`);
    const database = connectKeyed(place.path, KEY);
    renameSync(`${place.path}.draft`, place.path);
    expect(codeOf(() => withStorageErrors(() => database.pragma('journal_mode = WAL')))).toBe(
      'STORAGE_LOCKED',
    );
    database.close();
  });
}

test('a log or journal that another program removes first counts as held by it, not as a broken disk', () => {
  const fail = (code: string) => () =>
    withStorageErrors(() => {
      throw new SqliteDatabase.SqliteError('disk I/O error', code);
    });
  expect(codeOf(fail('SQLITE_IOERR_DELETE_NOENT'))).toBe('STORAGE_LOCKED');
  expect(codeOf(fail('SQLITE_IOERR_DELETE'))).toBe('STORAGE_IO');
});
