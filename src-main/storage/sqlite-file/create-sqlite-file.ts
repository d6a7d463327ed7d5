import { closeSync, openSync } from 'node:fs';
import { connectSqlite } from './connect-sqlite.ts';
import { withDraftFile } from './draft-file.ts';
import { publishNewFile } from './publish-file.ts';
import { StorageError } from './storage-error.ts';
import { withFileErrors } from './with-file-errors.ts';

/**
 * Makes an empty encrypted file at a path where there is none. It is built under another name and appears
 * complete or not at all, so an empty or short file at the path is always damage, never a creation that
 * was interrupted. Where another process was faster, its file is kept.
 */
export function createSqliteFile(path: string, key: Uint8Array): void {
  withDraftFile(path, (draftPath) => {
    createPrivateFile(draftPath);
    // Switching to WAL writes and encrypts the first page; closing folds the log into the file.
    connectSqlite(draftPath, key).close();
    try {
      publishNewFile(draftPath, path);
    } catch (error) {
      if (!(error instanceof StorageError && error.code === 'STORAGE_EXISTS')) throw error;
    }
  });
}

/** Makes an empty file that only its owner can read, where there is none. */
export function createPrivateFile(path: string): void {
  withFileErrors(() => closeSync(openSync(path, 'wx', 0o600)));
}
