import { existsSync } from 'node:fs';
import { connectSqlite } from './connect-sqlite.ts';
import { withDraftFile } from './draft-file.ts';
import { fileExists } from './file-header.ts';
import type { OnFileProgress } from './file-progress.ts';
import { refuseDamagedLog } from './keep-damaged-log.ts';
import { openNamingErrors } from './open-naming-errors.ts';
import { publishNewFile } from './publish-file.ts';
import { assertSqliteKey } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';
import { verifyCopy } from './verify-copy.ts';
import { writeEncryptedCopy } from './write-encrypted-copy.ts';

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
 * @throws {StorageError} STORAGE_EXISTS (nothing is overwritten), STORAGE_FULL, STORAGE_READ_ONLY and STORAGE_UNREACHABLE
 * also for the target's folder, STORAGE_DAMAGED also where commits in the log are lost, and all of `openSqliteFile`
 */
export function backupSqliteFile(options: BackupOptions): void {
  const { path, key, targetPath, targetKey = key, onProgress = () => undefined } = options;
  assertSqliteKey(key);
  assertSqliteKey(targetKey);
  if (existsSync(targetPath)) throw new StorageError('STORAGE_EXISTS');
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
