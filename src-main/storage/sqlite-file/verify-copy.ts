import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { connectKeyed } from './connect-sqlite.ts';
import type { OnFileProgress } from './file-progress.ts';
import { openNamingErrors } from './open-naming-errors.ts';
import { StorageError } from './storage-error.ts';
import { findStructureProblems } from './structure-problems.ts';
import { withStorageErrors } from './with-storage-errors.ts';

/**
 * Opens a finished copy as a stranger would and reads all of it.
 * @returns its version (`user_version`).
 * @throws {StorageError} STORAGE_DAMAGED where anything in it cannot be read, STORAGE_KEY_WRONG, STORAGE_PLAINTEXT
 */
export function verifyCopy(path: string, key: Uint8Array, onProgress: OnFileProgress): number {
  onProgress('checking', 0);
  const database = openNamingErrors(path, key, connectReadOnly);
  try {
    return withStorageErrors(() => {
      const problems = findStructureProblems(database);
      if (problems.length > 0) {
        throw new StorageError('STORAGE_DAMAGED', { cause: new Error(problems.join('; ')) });
      }
      onProgress('checking', 1);
      return Number(database.pragma('user_version', { simple: true }));
    });
  } finally {
    database.close();
  }
}

function connectReadOnly(path: string, key: Uint8Array): SqliteDatabase {
  return connectKeyed(path, key, { readonly: true });
}
