import { timingSafeEqual } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteFile, type SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { keyMark } from '../sqlite-file/sqlite-key.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';

const REPLICA_FILE_NAME = 'replica.sqlite';

type OpenFile = { readonly file: SqliteFile; readonly mark: Buffer; users: number };
export type FileLease = { readonly file: SqliteFile; release(): void };

const openFiles = new Map<string, OpenFile>();

/** Opens the file of a folder, or shares the connection this process already has; the last user closes it. */
export function leaseSqliteFile(directory: string, key: Uint8Array): FileLease {
  const path = join(realDirectory(directory), REPLICA_FILE_NAME);
  const known = openFiles.get(path);
  const mark = keyMark(key);
  if (known !== undefined && !timingSafeEqual(known.mark, mark)) throw new StorageError('STORAGE_KEY_WRONG');
  const open = known ?? { file: openSqliteFile({ path, key }), mark, users: 0 };
  openFiles.set(path, open);
  open.users += 1;
  return { file: open.file, release: () => release(path, open) };
}

function release(path: string, open: OpenFile): void {
  open.users -= 1;
  if (open.users > 0) return;
  openFiles.delete(path);
  open.file.close();
}

function realDirectory(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return realpathSync(directory);
  } catch (error) {
    throw new StorageError('STORAGE_UNREACHABLE', { cause: error });
  }
}
