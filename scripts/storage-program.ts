import { runStorageCommand } from '../src-main/browser/storage-command.ts';
import {
  readStorageCommand,
  StorageUsageError,
  storageUsage,
} from '../src-main/browser/storage-command-options.ts';
import { createProgressLines } from '../src-main/browser/storage-command-progress.ts';
import type { StorageOperations } from '../src-main/browser/storage-operations.ts';
import { HostFailure } from '../src-main/desktop/host-failure.ts';
import { checkWorkstationFile } from '../src-main/storage/device-audit/check-workstation-file.ts';
import { workstationMigrations } from '../src-main/storage/migrations/workstation-migrations.ts';
import { backupSqliteFile } from '../src-main/storage/sqlite-file/backup-sqlite-file.ts';
import { rekeySqliteFile } from '../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import { restoreSqliteFile } from '../src-main/storage/sqlite-file/restore-sqlite-file.ts';
import { keyMark } from '../src-main/storage/sqlite-file/sqlite-key.ts';
import { StorageError } from '../src-main/storage/sqlite-file/storage-error.ts';
import { defaultDataFolder } from '../src-server/app/default-data-folder.ts';

const operations: StorageOperations = {
  check: checkWorkstationFile,
  backup: backupSqliteFile,
  restore,
  rekey: rekeySqliteFile,
  keyMark,
};

function restore(
  file: Parameters<StorageOperations['restore']>[0],
): ReturnType<StorageOperations['restore']> {
  try {
    return restoreSqliteFile({ ...file, newestVersion: workstationMigrations.length });
  } catch (error) {
    const isOtherKey = error instanceof StorageError && error.code === 'STORAGE_KEY_WRONG';
    throw isOtherKey
      ? new HostFailure(`${error.message} Name its key file with --key-file.`, { cause: error })
      : error;
  }
}

export type StorageCall = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths begin here. */
  readonly folder: string;
  readonly say: (line: string) => void;
  /** For progress and for what went wrong. */
  readonly complain: (line: string) => void;
};

/** Runs `npm run storage`; gives its exit code. Only a bug throws. */
export async function runStorageProgram(call: StorageCall): Promise<0 | 1 | 2 | 3> {
  const { args, env, folder, say, complain } = call;
  if (args.includes('--help')) {
    say(storageUsage);
    return 0;
  }
  try {
    const command = readStorageCommand(args, { folder, defaultDataFolder: defaultDataFolder(), env });
    const onProgress = createProgressLines(complain);
    return await runStorageCommand({ command, operations, now: () => new Date(), say, onProgress });
  } catch (error) {
    const isUsage = error instanceof StorageUsageError;
    if (!isUsage && !(error instanceof HostFailure) && !(error instanceof StorageError)) throw error;
    complain(isUsage ? `${error.message}\n\n${storageUsage}` : error.message);
    return isUsage ? 2 : 1;
  }
}
