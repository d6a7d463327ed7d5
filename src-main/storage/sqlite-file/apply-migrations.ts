import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { StorageError } from './storage-error.ts';
import { withStorageErrors } from './with-storage-errors.ts';

/** One step of the file's tables from version − 1 to version. It runs once, in its own transaction. */
export type SqliteMigration = {
  /** 1, 2, 3 … without gaps; kept in the file as `user_version`. */
  readonly version: number;
  /** What the step does, for people: "create outbox". */
  readonly name: string;
  up(database: SqliteDatabase): void;
};

/**
 * Brings the application's tables in the file to the newest version the program knows.
 * @returns the steps that ran.
 * @throws {StorageError} STORAGE_TOO_NEW where a newer program has written the file; nothing is changed then.
 */
export function applyMigrations(
  database: SqliteDatabase,
  migrations: readonly SqliteMigration[],
): readonly SqliteMigration[] {
  assertNumbered(migrations);
  return withStorageErrors(() => {
    if (readVersion(database) > migrations.length) throw new StorageError('STORAGE_TOO_NEW');
    return migrations.filter((migration) => runOnce(database, migration));
  });
}

// The version is read inside the transaction: another process may have migrated the file meanwhile.
function runOnce(database: SqliteDatabase, migration: SqliteMigration): boolean {
  const run = database.transaction(() => {
    if (readVersion(database) >= migration.version) return false;
    migration.up(database);
    database.pragma(`user_version = ${migration.version}`);
    return true;
  });
  return run.immediate();
}

function readVersion(database: SqliteDatabase): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function assertNumbered(migrations: readonly SqliteMigration[]): void {
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1) throw new RangeError(`migration "${name}" must have version ${index + 1}`);
  });
}
