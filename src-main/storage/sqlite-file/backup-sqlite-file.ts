import { existsSync } from 'node:fs';
import { connectSqlite } from './connect-sqlite.ts';
import { withDraftFile } from './draft-file.ts';
import { fileBehind } from './file-behind.ts';
import { fileExists } from './file-header.ts';
import type { OnFileProgress } from './file-progress.ts';
import { refuseDamagedLog } from './keep-damaged-log.ts';
import { openNamingErrors } from './open-naming-errors.ts';
import { publishNewFile } from './publish-file.ts';
import { assertSqliteKey } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';
import { verifyCopy } from './verify-copy.ts';
import { writeEncryptedCopy } from './write-encrypted-copy.ts';

// SQLite removes what it finds under such a name when it opens the file before the hyphen.
const COMPANION_NAME = /-(?:wal|shm|journal)$/i;

type BackupOptions = {
  readonly path: string;
  readonly key: Uint8Array;
  /** Where the backup shall be; there must be nothing yet. */
  readonly targetPath: string;
  /** Encrypts the backup; the file's own key where it is missing. */
  readonly targetKey?: Uint8Array;
  readonly onProgress?: OnFileProgress;
};

/**
 * Writes an encrypted backup of the file, also while it is in use: one consistent state, opened and read through before
 * it gets its name. It appears whole or not at all.
 * @throws {StorageError} STORAGE_EXISTS (nothing is overwritten, nor made under a name that SQLite uses), STORAGE_FULL, STORAGE_READ_ONLY and STORAGE_UNREACHABLE
 * also for the target's folder, STORAGE_DAMAGED also where commits in the log are lost, and all of `openSqliteFile`
 */
export function backupSqliteFile(options: BackupOptions): void {
  const { key, targetPath, targetKey = key, onProgress = () => undefined } = options;
  assertSqliteKey(key);
  assertSqliteKey(targetKey);
  assertNameIsFree(targetPath);
  const path = fileBehind(options.path);
  if (!fileExists(path)) throw new StorageError('STORAGE_UNREACHABLE');
  refuseDamagedLog(path);
  const source = openNamingErrors(path, key, connectSqlite);
  try {
    withDraftFile(targetPath, (draftPath) => {
      writeEncryptedCopy(source, draftPath, { key, newKey: targetKey, onProgress });
      verifyCopy(draftPath, targetKey, onProgress);
      publishNewFile(draftPath, targetPath);
    });
  } finally {
    source.close();
  }
}

function assertNameIsFree(targetPath: string): void {
  if (existsSync(targetPath)) throw new StorageError('STORAGE_EXISTS');
  if (!COMPANION_NAME.test(targetPath)) return;
  const words =
    `A backup named ${targetPath} would be lost: names that end in -wal, -shm or -journal belong to the file named ` +
    'before the hyphen, and opening that file removes them. Nothing was written. Choose another name.';
  throw new StorageError('STORAGE_EXISTS', { words });
}
