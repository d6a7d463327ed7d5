import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { rawKeyLiteral } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';

const BUSY_TIMEOUT_MS = 5_000;
const LOG_CHECKPOINT_PAGES = 1_000;
const LOG_SIZE_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * A keyed connection to an existing file, proven readable and set up to be durable at each commit.
 * Driver errors pass through; the caller names them, because only it knows whether the key fits.
 */
export function connectSqlite(path: string, key: Uint8Array): SqliteDatabase {
  const database = new SqliteDatabase(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.pragma("cipher = 'aegis'");
    database.pragma(`key = ${rawKeyLiteral(key)}`);
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    configure(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: SqliteDatabase): void {
  if (database.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new StorageError('STORAGE_READ_ONLY');
  }
  database.pragma('synchronous = FULL');
  // On macOS a plain fsync leaves data in the drive's cache; elsewhere these two change nothing.
  database.pragma('fullfsync = ON');
  database.pragma('checkpoint_fullfsync = ON');
  database.pragma(`wal_autocheckpoint = ${LOG_CHECKPOINT_PAGES}`);
  database.pragma(`journal_size_limit = ${LOG_SIZE_LIMIT_BYTES}`);
  // Sorting spills would be written unencrypted, so they stay in memory.
  database.pragma('temp_store = MEMORY');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
}
