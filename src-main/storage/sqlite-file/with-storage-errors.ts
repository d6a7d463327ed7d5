import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { StorageError, type StorageErrorCode } from './storage-error.ts';

// Extended result codes ("SQLITE_IOERR_FSYNC") begin with their primary code. Longer prefixes come first.
const CODE_BY_PREFIX: readonly (readonly [string, StorageErrorCode])[] = [
  ['SQLITE_IOERR_CORRUPTFS', 'STORAGE_DAMAGED'],
  // The index of the log could not be given its size: no space is left.
  ['SQLITE_IOERR_SHMSIZE', 'STORAGE_FULL'],
  // Another process replaces the file (a new key, a backup) or folds its log in, just as this one opens it.
  ['SQLITE_IOERR_DELETE_NOENT', 'STORAGE_LOCKED'],
  ['SQLITE_READONLY_DBMOVED', 'STORAGE_LOCKED'],
  ['SQLITE_NOTADB', 'STORAGE_DAMAGED'],
  ['SQLITE_CORRUPT', 'STORAGE_DAMAGED'],
  ['SQLITE_BUSY', 'STORAGE_LOCKED'],
  ['SQLITE_LOCKED', 'STORAGE_LOCKED'],
  ['SQLITE_FULL', 'STORAGE_FULL'],
  ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
  ['SQLITE_PERM', 'STORAGE_READ_ONLY'],
  ['SQLITE_CANTOPEN', 'STORAGE_UNREACHABLE'],
  ['SQLITE_IOERR', 'STORAGE_IO'],
];

/** The error as a {@link StorageError} where its cause lies outside the program; else unchanged (a bug). */
export function toStorageError(error: unknown): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error;
  const known = CODE_BY_PREFIX.find(([prefix]) => error.code.startsWith(prefix));
  return known === undefined ? error : new StorageError(known[1], { cause: error });
}

/** Runs database work and names failures of disk, lock, key and file as {@link StorageError}. */
export function withStorageErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw toStorageError(error);
  }
}
