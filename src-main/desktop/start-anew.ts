import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { leaveSealedOutbox } from '../storage/sealed-outbox/sealed-folders.ts';
import { moveDatabaseAside } from '../storage/sqlite-file/move-database-aside.ts';
import { timeInName } from '../storage/sqlite-file/time-in-name.ts';

export type WorkstationPlace = {
  /** The envelope of the database key; a key that is being changed lies beside it. */
  readonly path: string;
  readonly databasePath: string;
};

/**
 * Makes room for a new database where the present one cannot be opened any more. Sealed outbox, database and envelope
 * get other names with the time and stay where they are: somebody may find the key yet, and what was recorded and not
 * sent is handed in from the sealed outbox after the next sign-in. Called again after a power cut it goes on. Only for
 * the holder of the folder's lock.
 * @throws {StorageError} where the disk takes no new names.
 */
export function startAnew({ path, databasePath }: WorkstationPlace, now: Date): void {
  const directory = dirname(databasePath);
  if (existsSync(directory)) leaveSealedOutbox(directory, now);
  moveDatabaseAside(databasePath, now);
  // Behind the database: without one beside it, a missing envelope is a first start.
  moveKeyAside(path, now);
}

function moveKeyAside(path: string, now: Date): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  const stamp = timeInName(now);
  const isOfKey = (name: string) => name === basename(path) || name === `${basename(path)}.next`;
  for (const name of readdirSync(folder).filter(isOfKey))
    renameSync(join(folder, name), join(folder, `${name}.set-aside-${stamp}`));
}
