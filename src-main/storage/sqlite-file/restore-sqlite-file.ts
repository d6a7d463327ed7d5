import { existsSync, statSync } from 'node:fs';
import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { assertUsableBackup, namingBackup } from './backup-in-words.ts';
import { connectExclusively } from './connect-sqlite.ts';
import { copyPrivately } from './copy-file.ts';
import { withDraftFile } from './draft-file.ts';
import { fileBehind } from './file-behind.ts';
import { keyOfSqliteFile } from './file-header.ts';
import { beginLife } from './file-life.ts';
import type { OnFileProgress } from './file-progress.ts';
import { keepDamagedLog } from './keep-damaged-log.ts';
import { openNamingErrors } from './open-naming-errors.ts';
import { replaceFile } from './publish-file.ts';
import { setAside } from './set-aside.ts';
import { assertSqliteKey } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';
import { verifyCopy } from './verify-copy.ts';
import { withStorageErrors } from './with-storage-errors.ts';
import { changeKeyOfDraft } from './write-encrypted-copy.ts';

type RestoreOptions = {
  readonly path: string;
  /** Opens the file afterwards; also tried on the file that is replaced. */
  readonly key: Uint8Array;
  readonly backupPath: string;
  /** What the backup was encrypted with; `key` where it is missing. */
  readonly backupKey?: Uint8Array;
  /** The newest version of the file's tables that the program knows. */
  readonly newestVersion: number;
  /** Names the file that is set aside, and the life of the restored one. */
  readonly now: Date;
  readonly onProgress?: OnFileProgress;
};

export type RestoredFile = {
  /** Where the replaced file is now; undefined where there was none. */
  readonly asidePath: string | undefined;
  /** Copies of logs that were altered: the last commits of the backup or of the replaced file are lost. */
  readonly damagedLogPaths: { readonly backup: string | undefined; readonly replaced: string | undefined };
};

/**
 * Puts a backup in the place of the file: first a verified copy beside it, then one step. Whenever the program ends,
 * there is the old file or the restored one. The backup stays; the replaced file is set aside with its log folded in,
 * so that nothing of it can get into the restored one.
 * @throws {StorageError} STORAGE_TOO_NEW, STORAGE_KEY_WRONG, STORAGE_PLAINTEXT, STORAGE_DAMAGED for the backup, and
 * STORAGE_UNREACHABLE where it is missing, no regular file or the file itself;
 * STORAGE_LOCKED while anybody has the file open. A file that cannot be opened itself does not tell who holds it: there
 * the caller's own lock on the folder must.
 */
export function restoreSqliteFile(named: RestoreOptions): RestoredFile {
  const { key, backupKey = key, onProgress = () => undefined } = named;
  assertSqliteKey(key);
  assertSqliteKey(backupKey);
  assertUsableBackup(named);
  const options = { ...named, path: fileBehind(named.path), backupPath: fileBehind(named.backupPath) };
  return withDraftFile(options.path, (draftPath) => {
    const backup = namingBackup(named.backupPath, () => takeOver(options, draftPath, backupKey, onProgress));
    const { asidePath, damagedLogPath: replaced } = putInPlace(draftPath, options, onProgress);
    return { asidePath, damagedLogPaths: { backup, replaced } };
  });
}

/** Makes the draft what the file shall be: the backup under the file's key, read through. @returns as `copyBackup` */
function takeOver(
  options: RestoreOptions,
  draftPath: string,
  backupKey: Uint8Array,
  onProgress: OnFileProgress,
): string | undefined {
  const { key, newestVersion } = options;
  const damagedLogPath = copyBackup(options, draftPath, backupKey, onProgress);
  if (!Buffer.from(key).equals(backupKey)) {
    onProgress('encrypting', 0);
    withStorageErrors(() => changeKeyOfDraft(draftPath, backupKey, key));
  }
  withStorageErrors(() => beginLife(draftPath, key, options.now));
  const version = verifyCopy(draftPath, key, onProgress);
  if (version > newestVersion) throw new StorageError('STORAGE_TOO_NEW');
  return damagedLogPath;
}

/**
 * A log beside the backup (a copy made with the file manager) belongs to it and is folded in.
 * @returns the copy of that log where it was altered, kept beside the file: the backup's own folder may be read-only.
 */
function copyBackup(
  { path, backupPath }: RestoreOptions,
  draftPath: string,
  backupKey: Uint8Array,
  onProgress: OnFileProgress,
): string | undefined {
  onProgress('copying', 0);
  copyPrivately(backupPath, draftPath);
  if (existsSync(`${backupPath}-wal`)) copyPrivately(`${backupPath}-wal`, `${draftPath}-wal`);
  const { damagedLogPath } = keepDamagedLog(draftPath, `${path}.backup`);
  openNamingErrors(draftPath, backupKey, connectExclusively).close();
  onProgress('copying', 1);
  return damagedLogPath;
}

type Replaced = { readonly asidePath: string | undefined; readonly damagedLogPath: string | undefined };

function putInPlace(
  draftPath: string,
  { path, key, backupKey, now }: RestoreOptions,
  onProgress: OnFileProgress,
): Replaced {
  const damagedLogPath = existsSync(path) ? keepDamagedLog(path).damagedLogPath : undefined;
  const replaced = existsSync(path) ? openIfPossible(path, [key, backupKey ?? key]) : undefined;
  try {
    onProgress('replacing', 0);
    const asidePath = setAside(path, now);
    // Windows replaces no open file. Elsewhere the lock stays until nobody can open the old file by its name.
    if (process.platform === 'win32') replaced?.close();
    replaceFile(draftPath, path);
    onProgress('replacing', 1);
    return { asidePath, damagedLogPath };
  } finally {
    replaced?.close();
  }
}

/** Undefined for a file that is damaged or of an unknown key: such a one is what a restore is for. */
function openIfPossible(path: string, keys: readonly Uint8Array[]): SqliteDatabase | undefined {
  try {
    if (statSync(path).size === 0) return undefined;
    const key = keyOfSqliteFile(path, keys);
    return key && openNamingErrors(path, key, connectExclusively);
  } catch (error) {
    const isBroken =
      error instanceof StorageError && ['STORAGE_DAMAGED', 'STORAGE_PLAINTEXT'].includes(error.code);
    if (!isBroken) throw error;
    return undefined;
  }
}
