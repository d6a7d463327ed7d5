import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errnoOf, withFileErrors } from './with-file-errors.ts';

const DRAFT_NAME = /^\.(\d+)\.[0-9a-f-]{36}\.draft(?:-wal|-shm|-journal)?$/;

/**
 * Gives work a name beside the path to build a file under, and removes whatever is left under that name afterwards.
 * Drafts of processes that were killed are removed first.
 */
export function withDraftFile<Result>(path: string, work: (draftPath: string) => Result): Result {
  removeStaleDrafts(path);
  const draftPath = `${path}.${process.pid}.${randomUUID()}.draft`;
  try {
    return work(draftPath);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${draftPath}${suffix}`, { force: true });
  }
}

/** Removes the drafts beside a path whose process does not run any more. */
export function removeStaleDrafts(path: string): void {
  const folder = dirname(path);
  for (const name of namesIn(folder)) {
    if (!name.startsWith(basename(path))) continue;
    const pid = DRAFT_NAME.exec(name.slice(basename(path).length))?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    withFileErrors(() => rmSync(join(folder, name), { force: true }));
  }
}

function namesIn(folder: string): readonly string[] {
  return withFileErrors(() => readdirSync(folder));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return errnoOf(error) === 'EPERM';
  }
}
