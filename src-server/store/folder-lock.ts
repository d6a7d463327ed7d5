import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../app/start-failure.ts';

const maxAttempts = 5;
/** Folders that this process holds: its own number in a lock file alone does not tell, numbers come back. */
const heldPaths = new Set<string>();

/**
 * Takes the lock file of a store folder: one process at a time. The lock of a process that is gone is taken over.
 * Returns what releases it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'store.lock');
  if (heldPaths.has(path)) throw inUse(folder, process.pid);
  heldPaths.add(path);
  try {
    await takeLock(folder, path);
    return () => release(path);
  } catch (error) {
    heldPaths.delete(path);
    throw error;
  }
}

async function takeLock(folder: string, path: string): Promise<void> {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    if (await createLock(path)) return;
    await removeStaleLock(folder, path);
  }
  throw new StartFailure(`The store in ${folder} could not be locked: ${path} keeps coming back.`);
}

async function release(path: string): Promise<void> {
  heldPaths.delete(path);
  await rm(path, { force: true });
}

/** Moves the file aside before it is judged, so that of two processes only one can take the stale lock away. */
async function removeStaleLock(folder: string, path: string): Promise<void> {
  const owner = await readOwner(path);
  if (owner !== undefined && isAlive(owner)) throw inUse(folder, owner);
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readOwner(aside);
  if (moved !== undefined && isAlive(moved)) {
    await rename(aside, path);
    throw inUse(folder, moved);
  }
  await rm(aside, { force: true });
}

function inUse(folder: string, pid: number): StartFailure {
  return new StartFailure(`The store in ${folder} is in use by process ${pid}. Stop it first.`);
}

/** Links a finished file into place: nobody ever sees a lock without its owner's number. */
async function createLock(path: string): Promise<boolean> {
  const own = `${path}.${process.pid}.new`;
  await writeFile(own, `${process.pid}\n`, { mode: 0o600 });
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function readOwner(path: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(path, 'utf8'), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  // After a crash or in a new container the system may have given the number to this very process.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
