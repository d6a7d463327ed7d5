import { existsSync, renameSync } from 'node:fs';
import { syncFolder } from './publish-file.ts';
import { timeInName } from './time-in-name.ts';
import { withFileErrors } from './with-file-errors.ts';

/** The file last: while it is there, another one is not begun beside its log. */
const parts = ['-wal', '-shm', '-journal', ''];

/**
 * Gives a database that cannot be opened, and what lies beside it, another name ("….set-aside-20260131T120000"). Nothing
 * is deleted, and called again after a power cut it goes on.
 * @throws {StorageError}
 */
export function moveDatabaseAside(path: string, now: Date): void {
  withFileErrors(() => {
    const asidePath = `${path}.set-aside-${timeInName(now)}`;
    for (const part of parts) {
      if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${asidePath}${part}`);
    }
    syncFolder(path);
  });
}
