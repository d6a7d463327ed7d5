import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workstationMigrations } from '../../storage/migrations/workstation-migrations.ts';
import { restoreSqliteFile } from '../../storage/sqlite-file/restore-sqlite-file.ts';

export type FoundBackup = {
  readonly path: string;
  /** When it was written, by the disk; an ISO instant. */
  readonly madeAt: string;
};

/**
 * The newest backup that was made beside a workstation's folder, but for those of these paths; undefined where there is
 * none.
 */
export function latestBackup(
  databasePath: string,
  unusable: ReadonlySet<string> = new Set(),
): FoundBackup | undefined {
  const folder = join(dirname(dirname(databasePath)), 'backups');
  const found = namesIn(folder)
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => join(folder, name))
    .filter((path) => !unusable.has(path))
    .flatMap((path) => {
      const writtenAt = whenWritten(path);
      return writtenAt === undefined ? [] : [{ path, madeAt: writtenAt.toISOString() }];
    });
  return found.sort((a, b) => b.madeAt.localeCompare(a.madeAt))[0];
}

/**
 * Puts a backup in the place of the database, which keeps another name. Nobody may have the database open.
 * @throws {StorageError} where the backup cannot be read with this key, or the disk takes no copy; nothing is changed then.
 */
export function restoreBackup(databasePath: string, { path }: FoundBackup, key: Uint8Array, now: Date): void {
  restoreSqliteFile({
    path: databasePath,
    key,
    backupPath: path,
    newestVersion: workstationMigrations.length,
    now,
  });
}

/** Undefined for a folder and for what cannot be looked at: what somebody has put there is no reason not to start. */
function whenWritten(path: string): Date | undefined {
  try {
    const found = statSync(path);
    return found.isFile() ? found.mtime : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nobody has made one yet.
    return [];
  }
}
