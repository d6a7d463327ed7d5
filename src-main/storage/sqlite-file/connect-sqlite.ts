import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { assertWritable, countConnection } from './file-locks.ts';
import { rawKeyLiteral } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';

const BUSY_TIMEOUT_MS = 5_000;
// Indexes with random keys touch thousands of pages in each large commit. Held in memory and folded into the file once
// in a while, a page is encrypted once for many commits.
const CACHE_KIBIBYTES = 32_000;
const LOG_CHECKPOINT_PAGES = 8_000;
/** What the write-ahead log comes back to once no reader holds it up any more. */
export const LOG_SIZE_LIMIT_BYTES = 32 * 1024 * 1024;

type ConnectOptions = { readonly readonly?: boolean; readonly timeout?: number };

/**
 * A keyed connection to an existing file, proven readable and set up to be durable at each commit.
 * Driver errors pass through; the caller names them, because only it knows whether the key fits.
 */
export function connectSqlite(
  path: string,
  key: Uint8Array,
  busyTimeoutMs = BUSY_TIMEOUT_MS,
): SqliteDatabase {
  assertWritable(path);
  return closingOnError(connectKeyed(path, key, { timeout: busyTimeoutMs }), configure);
}

/**
 * A keyed connection to an existing file, proven readable, with the journal as it is in the file.
 * Driver errors pass through.
 */
export function connectKeyed(path: string, key: Uint8Array, options: ConnectOptions = {}): SqliteDatabase {
  const database = openDatabase(path, { timeout: BUSY_TIMEOUT_MS, ...options });
  return closingOnError(database, () => {
    setKey(database, key);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
}

/**
 * A keyed connection that nobody else can share: the log is folded into the file and gone, and the lock stays until it
 * is closed. Driver errors pass through: SQLITE_BUSY where anybody has the file open, even idly.
 */
export function connectExclusively(path: string, key: Uint8Array): SqliteDatabase {
  assertWritable(path);
  const database = openDatabase(path, { timeout: 0 });
  return closingOnError(database, () => {
    setKey(database, key);
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('synchronous = FULL');
    if (database.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') {
      throw new StorageError('STORAGE_LOCKED');
    }
    database.exec('BEGIN EXCLUSIVE; COMMIT');
  });
}

function openDatabase(path: string, options: ConnectOptions): SqliteDatabase {
  return countConnection(new SqliteDatabase(path, { fileMustExist: true, ...options }), path);
}

function setKey(database: SqliteDatabase, key: Uint8Array): void {
  database.pragma("cipher = 'aegis'");
  database.pragma(`key = ${rawKeyLiteral(key)}`);
  // Sorting spills would be written unencrypted, so they stay in memory.
  database.pragma('temp_store = MEMORY');
}

function configure(database: SqliteDatabase): void {
  if (database.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new StorageError('STORAGE_READ_ONLY');
  }
  database.pragma('synchronous = FULL');
  // On macOS a plain fsync leaves data in the drive's cache; elsewhere these two change nothing.
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
  database.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
  database.pragma(`wal_autocheckpoint = ${LOG_CHECKPOINT_PAGES}`);
  database.pragma(`journal_size_limit = ${LOG_SIZE_LIMIT_BYTES}`);
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
}

function closingOnError(
  database: SqliteDatabase,
  prepare: (database: SqliteDatabase) => void,
): SqliteDatabase {
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
