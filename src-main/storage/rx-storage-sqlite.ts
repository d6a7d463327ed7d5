import { ensureRxStorageInstanceParamsAreCorrect, RXDB_VERSION, type RxStorage } from 'rxdb';
import {
  RxStorageInstanceSqlite,
  type SqliteInstanceOptions,
  type SqliteStorageInternals,
} from './rx-storage/rx-storage-instance-sqlite.ts';
import { type FileLease, leaseSqliteFile } from './rx-storage/shared-sqlite-file.ts';
import type { SqliteFile } from './sqlite-file/open-sqlite-file.ts';
import { assertSqliteKey } from './sqlite-file/sqlite-key.ts';

export type RxStorageSqlite = RxStorage<SqliteStorageInternals, SqliteInstanceOptions>;

type StoredIn =
  /** An open file that others use too (outbox, read models). The caller closes it, after RxDB. */
  | { readonly file: SqliteFile }
  /** A folder of its own; the file in it is open while a collection is. `key`: 32 random bytes. */
  | { readonly directory: string; readonly key: Uint8Array };

type RxStorageSqliteOptions = StoredIn & {
  /** Milliseconds between two looks at what other processes have written to the file; 200 unless told. */
  readonly pollIntervalMs?: number;
  /**
   * How much of the newest changes the file keeps for other processes, in characters of JSON; 8 million unless
   * told. A process that fell behind further is told which documents are new, not what they were before.
   */
  readonly keptLogLength?: number;
};

const POLL_INTERVAL_MS = 200;
const KEPT_LOG_LENGTH = 8_000_000;

/**
 * RxDB's storage in one encrypted SQLite file: durable at each write, any number of databases and
 * collections over one connection, any number of processes on the file. Failures of disk, key or file reject
 * with a `StorageError`.
 * @throws {StorageError} STORAGE_KEY_INVALID at once, before any file is touched.
 */
export function getRxStorageSqlite(options: RxStorageSqliteOptions): RxStorageSqlite {
  if (!isOpened(options)) assertSqliteKey(options.key);
  const { pollIntervalMs = POLL_INTERVAL_MS, keptLogLength = KEPT_LOG_LENGTH } = options;
  return {
    name: 'sqlite-encrypted',
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const { file, release } = leaseFile(options);
      try {
        return new RxStorageInstanceSqlite(params, file, { pollIntervalMs, keptLogLength }, release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}

function isOpened(options: StoredIn): options is { readonly file: SqliteFile } {
  return 'file' in options && options.file !== undefined;
}

function leaseFile(options: StoredIn): FileLease {
  if (isOpened(options)) return { file: options.file, release: keepOpen };
  return leaseSqliteFile(options.directory, options.key);
}

function keepOpen(): void {
  // The file belongs to the caller.
}
