import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { connectSqlite } from './connect-sqlite.ts';
import { createSqliteFile } from './create-sqlite-file.ts';
import { removeStaleDrafts } from './draft-file.ts';
import { fileBehind } from './file-behind.ts';
import { fileExists } from './file-header.ts';
import { identityAt } from './file-identity.ts';
import { keepDamagedLog } from './keep-damaged-log.ts';
import { openNamingErrors } from './open-naming-errors.ts';
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
  /**
   * Where commits that had been acknowledged were lost to an altered write-ahead log: the copy of that log. The file is
   * as it was before those commits.
   */
  readonly damagedLogPath: string | undefined;
  /** Runs synchronous work in one immediate transaction: all of it is on disk when this returns, or none. */
  write<Result>(work: () => Result): Result;
  /**
   * The same for what can be computed again: not waiting for the disk. The next {@link write} carries it along, so a
   * power failure may undo it, but never together with something that was written after it.
   */
  writeRebuildable<Result>(work: () => Result): Result;
  /** Runs synchronous reads that all see the same state of the file. */
  read<Result>(work: () => Result): Result;
  /** Closes the connection; closing twice is allowed. */
  close(): void;
}

type OpenSqliteFileOptions = {
  readonly path: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  /** How long to wait for the lock of another writer; 5 seconds where it is missing. */
  readonly busyTimeoutMs?: number;
  /** Told whenever work finds that the file is damaged; the work throws as well. */
  readonly onDamage?: (() => void) | undefined;
};

/**
 * Opens the encrypted file, or makes it where there is none. A file that cannot be read is never replaced.
 * @throws {StorageError} STORAGE_KEY_INVALID (before any file is touched), STORAGE_KEY_WRONG,
 * STORAGE_PLAINTEXT, STORAGE_DAMAGED, STORAGE_LOCKED, STORAGE_READ_ONLY, STORAGE_UNREACHABLE, STORAGE_FULL
 */
export function openSqliteFile(options: OpenSqliteFileOptions): SqliteFile {
  const { path: name, key, busyTimeoutMs, onDamage = () => undefined } = options;
  assertSqliteKey(key);
  const path = fileBehind(name);
  if (!fileExists(path)) withStorageErrors(() => createSqliteFile(path, key));
  else removeStaleDrafts(path);
  const { damagedLogPath, hasLeftovers } = keepDamagedLog(path);
  const connect = () => connectSqlite(path, key, busyTimeoutMs);
  const place = identityAt(path);
  const database = openNamingErrors(path, key, connect);
  if (identityAt(path) !== place) {
    // Another process has put another file in its place between the two looks; the connection may be to either.
    database.close();
    throw new StorageError('STORAGE_LOCKED');
  }
  if (hasLeftovers) emptyLog(database);
  return toSqliteFile({ path, place, database, damagedLogPath, onDamage });
}

type OpenedFile = Pick<SqliteFile, 'path' | 'database' | 'damagedLogPath'> & {
  /** The file that the connection is to, as {@link identityAt} names it. */
  readonly place: string | undefined;
  readonly onDamage: () => void;
};

type Transaction = Record<'immediate' | 'deferred', <Result>(work: () => Result) => Result>;

/** One for all work: the driver compiles a wrapper for each function that it is given. */
function transactionOf(database: SqliteDatabase): Transaction {
  return database.transaction((work: () => unknown) => work()) as Transaction;
}

function toSqliteFile({ path, place, database, damagedLogPath, onDamage }: OpenedFile): SqliteFile {
  const assertOpen = () => {
    if (!database.open) throw new StorageError('STORAGE_CLOSED');
  };
  const transaction = transactionOf(database);
  const named = <Result>(work: () => Result): Result => {
    try {
      return withStorageErrors(work);
    } catch (error) {
      if (error instanceof StorageError && error.code === 'STORAGE_DAMAGED') onDamage();
      throw error;
    }
  };
  const assertWritable = () => {
    assertOpen();
    // Writing would go on without an error into a file that has lost its name, and be gone on closing.
    if (place === undefined || identityAt(path) !== place) throw new StorageError('STORAGE_UNREACHABLE');
  };
  return {
    path,
    database,
    damagedLogPath,
    statements: new StatementCache(database),
    get isOpen() {
      return database.open;
    },
    write(work) {
      assertWritable();
      return named(() => transaction.immediate(work));
    },
    writeRebuildable(work) {
      assertWritable();
      return named(() => writeWithoutWaiting(database, transaction, work));
    },
    read(work) {
      assertOpen();
      return named(() => transaction.deferred(work));
    },
    close() {
      if (!database.open) return;
      keepStatistics(database);
      database.close();
    },
  };
}

/** Part of another transaction, it is as durable as that one. */
function writeWithoutWaiting<Result>(
  database: SqliteDatabase,
  transaction: Transaction,
  work: () => Result,
): Result {
  if (database.inTransaction) return transaction.immediate(work);
  database.pragma('synchronous = NORMAL');
  try {
    return transaction.immediate(work);
  } finally {
    database.pragma('synchronous = FULL');
  }
}

/** Folds in what is good of the log and drops the rest; where another process is using it, it stays. */
function emptyLog(database: SqliteDatabase): void {
  try {
    withStorageErrors(() => database.pragma('wal_checkpoint(TRUNCATE)'));
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Lets SQLite renew what it knows of the tables it has queried; it looks at a sample only. */
function keepStatistics(database: SqliteDatabase): void {
  try {
    database.pragma('busy_timeout = 0');
    database.pragma('optimize');
  } catch (error) {
    // The statistics of last time do as well, so neither a full disk nor another writer keeps the file from closing.
    if (!(toStorageError(error) instanceof StorageError)) throw error;
  }
}
