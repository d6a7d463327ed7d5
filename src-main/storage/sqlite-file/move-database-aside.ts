import { existsSync, renameSync, rmSync } from 'node:fs';
import { linkOrCopy } from './link-or-copy.ts';
import { syncFolder } from './publish-file.ts';
import { timeInName } from './time-in-name.ts';
import { withFileErrors } from './with-file-errors.ts';

/** What a database that was not closed needs besides its file: without them its last changes are gone. */
const logs = ['-wal', '-journal'];

/**
 * Gives a database that cannot be opened, and what lies beside it, another name ("….set-aside-20260131T120000"). Nothing
 * is deleted. The logs have both names until the file has the new one: whatever comes in between, and wherever it stays,
 * its logs are beside it.
 * @throws {StorageError} with everything under its first name as before.
 */
export function moveDatabaseAside(path: string, now: Date): void {
  withFileErrors(() => {
    const asidePath = `${path}.set-aside-${timeInName(now)}`;
    const present = logs.filter((log) => existsSync(`${path}${log}`));
    try {
      for (const log of present) linkOrCopy(`${path}${log}`, `${asidePath}${log}`);
      if (existsSync(path)) renameSync(path, asidePath);
    } catch (error) {
      for (const log of present) rmSync(`${asidePath}${log}`, { force: true });
      throw error;
    }
    syncFolder(path);
    for (const log of [...present, '-shm']) rmSync(`${path}${log}`, { force: true });
    syncFolder(path);
  });
}
