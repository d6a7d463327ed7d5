import { link, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '../app/start-failure.ts';
import { findOwnerState, ownLockText, readOwner } from './lock-owner.ts';

const maxAttempts = 5;
/** Folders that this process holds: its own number in a lock file alone does not tell, numbers come back. */
const heldPaths = new Set<string>();

/**
 * Takes the lock file of a store folder: one process at a time. The lock of a process that is gone is taken over.
 * Returns what releases it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'store.lock');
  if (heldPaths.has(path))
    throw new StartFailure(`The store in ${folder} is in use by this process already.`);
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
  const holder = await findHolder(folder, path);
  if (holder !== undefined) throw holder;
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await findHolder(folder, aside);
  if (moved !== undefined) {
    await rename(aside, path);
    throw moved;
  }
  await rm(aside, { force: true });
}

/** Why a lock must not be taken over; `undefined` when its owner is gone. Nobody is told to stop a stranger's program. */
async function findHolder(folder: string, path: string): Promise<StartFailure | undefined> {
  const owner = await readOwner(path);
  if (owner === undefined) return undefined;
  const state = await findOwnerState(owner);
  if (state === 'gone') return undefined;
  if (state === 'runs') {
    return new StartFailure(
      `The store in ${folder} is in use by process ${owner.pid}, another Duebook server or import. Stop that one first.`,
    );
  }
  return new StartFailure(
    `The store in ${folder} may be in use by process ${owner.pid}. If that is a Duebook server or import, stop it; ` +
      `if it is another program, leave it alone and remove ${join(folder, 'store.lock')}.`,
  );
}

/** Links a finished file into place: nobody ever sees a lock without its owner's number. */
async function createLock(path: string): Promise<boolean> {
  const own = `${path}.${process.pid}.new`;
  await writeFile(own, await ownLockText(), { mode: 0o600 });
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

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
