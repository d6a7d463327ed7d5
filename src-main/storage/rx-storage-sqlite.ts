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

type RxStorageSqliteOptions =
  /** An open file that others use too (outbox, read models). The caller closes it, after RxDB. */
  | { readonly file: SqliteFile }
  /** A folder of its own; the file in it is open while a collection is. `key`: 32 random bytes. */
  | { readonly directory: string; readonly key: Uint8Array };

/**
 * RxDB's storage in one encrypted SQLite file: durable at each write, any number of databases and
 * collections over one connection. Failures of disk, key or file reject with a `StorageError`.
 * @throws {StorageError} STORAGE_KEY_INVALID at once, before any file is touched.
 */
export function getRxStorageSqlite(options: RxStorageSqliteOptions): RxStorageSqlite {
  if ('key' in options) assertSqliteKey(options.key);
  return {
    name: 'sqlite-encrypted',
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      const { file, release } = leaseFile(options);
      try {
        return new RxStorageInstanceSqlite(params, file, release);
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}

function leaseFile(options: RxStorageSqliteOptions): FileLease {
  if ('file' in options) return { file: options.file, release: keepOpen };
  return leaseSqliteFile(options.directory, options.key);
}

function keepOpen(): void {
  // The file belongs to the caller.
}
