import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { connectSqlite } from './connect-sqlite.ts';
import { createSqliteFile } from './create-sqlite-file.ts';
import { fileExists, readFileHeader } from './file-header.ts';
import { assertSqliteKey } from './sqlite-key.ts';
import { StatementCache } from './statement-cache.ts';
import { StorageError } from './storage-error.ts';
import { toStorageError, withStorageErrors } from './with-storage-errors.ts';

/** One open encrypted SQLite file: one connection, shared by replica, outbox and read models. */
export interface SqliteFile {
  readonly path: string;
  readonly database: SqliteDatabase;
  readonly statements: StatementCache;
  readonly isOpen: boolean;
  /** Runs synchronous work in one immediate transaction: all of it is on disk when this returns, or none. */
  write<Result>(work: () => Result): Result;
  /** Runs synchronous reads that all see the same state of the file. */
  read<Result>(work: () => Result): Result;
  /** Closes the connection; closing twice is allowed. */
  close(): void;
}

type OpenSqliteFileOptions = {
  readonly path: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
};

/**
 * Opens the encrypted file, or makes it where there is none. A file that cannot be read is never replaced.
 * @throws {StorageError} STORAGE_KEY_INVALID (before any file is touched), STORAGE_KEY_WRONG,
 * STORAGE_PLAINTEXT, STORAGE_DAMAGED, STORAGE_LOCKED, STORAGE_READ_ONLY, STORAGE_UNREACHABLE, STORAGE_FULL
 */
export function openSqliteFile({ path, key }: OpenSqliteFileOptions): SqliteFile {
  assertSqliteKey(key);
  if (!fileExists(path)) withStorageErrors(() => createSqliteFile(path, key));
  return toSqliteFile(path, connectNamingErrors(path, key));
}

function connectNamingErrors(path: string, key: Uint8Array): SqliteDatabase {
  const header = readFileHeader(path, key);
  let database: SqliteDatabase;
  try {
    database = connectSqlite(path, key);
  } catch (error) {
    const named = toStorageError(error);
    const isUnreadable = named instanceof StorageError && named.code === 'STORAGE_DAMAGED';
    throw isUnreadable && !header.hasKeyMark
      ? new StorageError('STORAGE_KEY_WRONG', { cause: error })
      : named;
  }
  if (!header.isIntact) {
    database.close();
    throw new StorageError('STORAGE_DAMAGED');
  }
  return database;
}

function toSqliteFile(path: string, database: SqliteDatabase): SqliteFile {
  const assertOpen = () => {
    if (!database.open) throw new StorageError('STORAGE_CLOSED');
  };
  return {
    path,
    database,
    statements: new StatementCache(database),
    get isOpen() {
      return database.open;
    },
    write(work) {
      assertOpen();
      return withStorageErrors(() => database.transaction(work).immediate());
    },
    read(work) {
      assertOpen();
      return withStorageErrors(() => database.transaction(work).deferred());
    },
    close() {
      database.close();
    },
  };
}
