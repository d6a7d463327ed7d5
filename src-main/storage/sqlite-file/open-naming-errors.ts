import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { readFileHeader } from './file-header.ts';
import { StorageError } from './storage-error.ts';
import { toStorageError } from './with-storage-errors.ts';

/**
 * Connects to an existing file and tells a wrong key from damage, which are the same to SQLite.
 * @throws {StorageError} STORAGE_KEY_WRONG, STORAGE_PLAINTEXT, STORAGE_DAMAGED, STORAGE_LOCKED, STORAGE_READ_ONLY,
 * STORAGE_UNREACHABLE, STORAGE_FULL
 */
export function openNamingErrors(
  path: string,
  key: Uint8Array,
  connect: (path: string, key: Uint8Array) => SqliteDatabase,
): SqliteDatabase {
  const header = readFileHeader(path, key);
  let database: SqliteDatabase;
  try {
    database = connect(path, key);
  } catch (error) {
    const named = toStorageError(error);
    const isUnreadable = named instanceof StorageError && named.code === 'STORAGE_DAMAGED';
    throw isUnreadable && !header.hasKeyMark
      ? new StorageError('STORAGE_KEY_WRONG', { cause: error })
      : named;
  }
  if (!header.isIntact || !header.isWhole) {
    database.close();
    throw new StorageError('STORAGE_DAMAGED');
  }
  return database;
}
