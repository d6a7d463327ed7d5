import { randomUUID } from 'node:crypto';
import { closeSync, constants, copyFileSync, linkSync, openSync, rmSync } from 'node:fs';
import { connectSqlite } from './connect-sqlite.ts';
import { StorageError } from './storage-error.ts';

/**
 * Makes an empty encrypted file at a path where there is none. It is built under another name and appears
 * complete or not at all, so an empty or short file at the path is always damage, never a creation that
 * was interrupted. Where another process was faster, its file is kept.
 */
export function createSqliteFile(path: string, key: Uint8Array): void {
  const draftPath = `${path}.${randomUUID()}.new`;
  try {
    createPrivateFile(draftPath);
    // Switching to WAL writes and encrypts the first page; closing folds the log into the file.
    connectSqlite(draftPath, key).close();
    publish(draftPath, path);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${draftPath}${suffix}`, { force: true });
  }
}

function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    throw new StorageError(isErrno(error, 'ENOENT') ? 'STORAGE_UNREACHABLE' : codeOf(error), {
      cause: error,
    });
  }
}

function publish(draftPath: string, path: string): void {
  try {
    linkSync(draftPath, path);
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return;
    copyWithoutLinks(draftPath, path);
  }
}

// FAT and some network folders know no hard links. The copy is refused where the file exists by now.
function copyWithoutLinks(draftPath: string, path: string): void {
  try {
    copyFileSync(draftPath, path, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw new StorageError(codeOf(error), { cause: error });
  }
}

function codeOf(error: unknown): 'STORAGE_FULL' | 'STORAGE_READ_ONLY' {
  return isErrno(error, 'ENOSPC') ? 'STORAGE_FULL' : 'STORAGE_READ_ONLY';
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
