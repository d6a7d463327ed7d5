import { type Stats, statSync } from 'node:fs';
import { identityAt } from './file-identity.ts';
import { StorageError, type StorageErrorCode } from './storage-error.ts';
import { withFileErrors } from './with-file-errors.ts';

type BackupPaths = { readonly path: string; readonly backupPath: string };

// The codes' own messages speak of the data and advise to restore them.
const WORDS: Partial<Record<StorageErrorCode, string>> = {
  STORAGE_DAMAGED: 'is damaged: part of it is missing or was altered. Take another backup.',
  STORAGE_KEY_WRONG: 'was encrypted with another key. Give the key that it was made with.',
  STORAGE_PLAINTEXT: 'is not encrypted, so it was not made by Duebook. Take another file.',
  STORAGE_TOO_NEW: 'was made by a newer version of Duebook. Update Duebook to restore it.',
};

/** Runs work on a copy of the backup; where the backup cannot be used, the words of the error name it. */
export function namingBackup<Result>(backupPath: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const words = error instanceof StorageError ? WORDS[error.code] : undefined;
    if (!(error instanceof StorageError) || words === undefined) throw error;
    throw refusal(backupPath, words, error.code, error);
  }
}

/**
 * Looks before anything is opened: reading a pipe or a device would never end.
 * @throws {StorageError} STORAGE_UNREACHABLE where the backup is missing, no regular file, or the file that it is to replace
 */
export function assertUsableBackup({ path, backupPath }: BackupPaths): void {
  const stat = withFileErrors(() => statSync(backupPath));
  if (!stat.isFile()) throw refusal(backupPath, kindInWords(stat));
  if (identityAt(backupPath) === identityAt(path)) {
    throw refusal(backupPath, 'is the file that it would replace. Take a backup of it.');
  }
}

function kindInWords(stat: Stats): string {
  return stat.isDirectory()
    ? 'is a folder. Name the backup in it.'
    : 'is a pipe, a socket or a device, not a file. Take a backup.';
}

function refusal(
  backupPath: string,
  words: string,
  code: StorageErrorCode = 'STORAGE_UNREACHABLE',
  cause?: unknown,
): StorageError {
  return new StorageError(code, { words: `The backup ${backupPath} ${words} Nothing was changed.`, cause });
}
