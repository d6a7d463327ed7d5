import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { identityAt } from './file-identity.ts';
import { linkOrCopy } from './link-or-copy.ts';
import { syncFolder } from './publish-file.ts';
import { timeInName } from './time-in-name.ts';
import { withFileErrors } from './with-file-errors.ts';

/**
 * Gives the file that is about to be replaced a second name ("….replaced-20260131T120000"), and moves a log that could
 * not be folded in away from it. The file keeps its first name until another one takes it.
 * @returns the second name; undefined where there is no file.
 */
export function setAside(path: string, now: Date): string | undefined {
  return withFileErrors(() => {
    const isThere = existsSync(path);
    const unfinished = isThere ? takeUpUnfinished(path) : undefined;
    const asidePath = unfinished ?? `${path}.replaced-${timeInName(now)}`;
    if (isThere && unfinished === undefined) linkOrCopy(path, asidePath);
    // Whatever log is left would be read into the file that comes next.
    if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${asidePath}-wal`);
    rmSync(`${path}-shm`, { force: true });
    rmSync(`${path}-journal`, { force: true });
    syncFolder(path);
    return isThere ? asidePath : undefined;
  });
}

/**
 * A second name of a file that was never replaced, because the program was killed in between. It is forgotten; where
 * the log had been moved to it already, it is the name that the file goes on with, so that the two stay together.
 */
function takeUpUnfinished(path: string): string | undefined {
  const names = secondNamesOf(path);
  const withLog = existsSync(`${path}-wal`) ? undefined : names.find(hasLog);
  for (const name of names) {
    if (!hasLog(name)) rmSync(name, { force: true });
  }
  return withLog;
}

function secondNamesOf(path: string): string[] {
  const identity = identityAt(path);
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.replaced-`))
    .map((name) => join(folder, name))
    .filter((other) => identityAt(other) === identity);
}

function hasLog(path: string): boolean {
  return existsSync(`${path}-wal`);
}
