import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { connectExclusively, connectKeyed } from './connect-sqlite.ts';
import { findContentDifference } from './content-difference.ts';
import { withDraftFile } from './draft-file.ts';
import { fileBehind } from './file-behind.ts';
import type { OnFileProgress } from './file-progress.ts';
import { refuseDamagedLog } from './keep-damaged-log.ts';
import { openNamingErrors } from './open-naming-errors.ts';
import { replaceFile } from './publish-file.ts';
import { assertSqliteKey } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';
import { findStructureProblems } from './structure-problems.ts';
import { withStorageErrors } from './with-storage-errors.ts';
import { writeEncryptedCopy } from './write-encrypted-copy.ts';

type RekeyOptions = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly newKey: Uint8Array;
  readonly onProgress?: OnFileProgress;
};

/**
 * Encrypts the whole file anew. A copy under the new key is built beside it, compared with it row by row, and takes its
 * place in one step: whenever the program ends, one of the two keys opens the whole file; `keyOfSqliteFile` says which.
 * Needs as much free disk as the file takes.
 * @throws {StorageError} STORAGE_LOCKED while anybody else has the file open, STORAGE_DAMAGED also where commits in the
 * log are lost, and all of `openSqliteFile`; the file is as before then.
 */
export function rekeySqliteFile(options: RekeyOptions): void {
  const { key, newKey, onProgress = () => undefined } = options;
  assertSqliteKey(key);
  assertSqliteKey(newKey);
  const path = fileBehind(options.path);
  refuseDamagedLog(path);
  const source = openNamingErrors(path, key, connectExclusively);
  try {
    withDraftFile(path, (draftPath) => {
      writeEncryptedCopy(source, draftPath, { key, newKey, onProgress });
      withStorageErrors(() => assertSame(source, draftPath, newKey, onProgress));
      onProgress('replacing', 0);
      // Windows replaces no open file. Elsewhere the lock stays until nobody can open the old file by its name.
      if (process.platform === 'win32') source.close();
      replaceFile(draftPath, path);
      onProgress('replacing', 1);
    });
  } finally {
    source.close();
  }
}

function assertSame(
  source: SqliteDatabase,
  draftPath: string,
  newKey: Uint8Array,
  onProgress: OnFileProgress,
): void {
  const draft = connectKeyed(draftPath, newKey, { readonly: true });
  try {
    onProgress('comparing', 0);
    const difference = findContentDifference(source, draft, (fraction) => onProgress('comparing', fraction));
    onProgress('checking', 0);
    const problems = findStructureProblems(draft);
    if (difference === undefined && problems.length === 0) return;
    throw new StorageError('STORAGE_DAMAGED', { cause: new Error([difference, ...problems].join('; ')) });
  } finally {
    draft.close();
  }
}
