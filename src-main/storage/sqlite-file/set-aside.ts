import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './publish-file.ts';
import { errnoOf, withFileErrors } from './with-file-errors.ts';

/**
 * Gives the file that is about to be replaced a second name ("….replaced-20260131T120000"), and moves a log that could
 * not be folded in away from it. The file keeps its first name until another one takes it.
 * @returns the second name; undefined where there is no file.
 */
export function setAside(path: string, now: Date): string | undefined {
  return withFileErrors(() => {
    forgetUnfinished(path);
    const asidePath = `${path}.replaced-${now.toISOString().replace(/[-:]|\..*/g, '')}`;
    const isThere = existsSync(path);
    if (isThere) linkOrCopy(path, asidePath);
    // Whatever log is left would be read into the file that comes next.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${asidePath}-wal`);
    rmSync(`${path}-shm`, { force: true });
    rmSync(`${path}-journal`, { force: true });
    syncFolder(path);
    return isThere ? asidePath : undefined;
  });
}

/** A second name of a file that was never replaced, because the program was killed in between. */
function forgetUnfinished(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.replaced-`)) continue;
    const other = statSync(join(folder, name), { throwIfNoEntry: false });
    if (other?.ino === stat?.ino && other?.dev === stat?.dev) rmSync(join(folder, name), { force: true });
  }
}

function linkOrCopy(path: string, asidePath: string): void {
  try {
    linkSync(path, asidePath);
  } catch (error) {
    if (['EEXIST', 'ENOSPC'].includes(errnoOf(error))) throw error;
    // FAT and some network folders know no links.
    copyFileSync(path, asidePath, constants.COPYFILE_EXCL);
  }
}
