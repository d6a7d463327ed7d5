import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A folder or a file in it that cannot be made, read or written; the code is that of the system, such as EACCES. */
export type NoFolder = { readonly folder: string; readonly code: string };

export type DataPlace = {
  /** Made where they are not there, readable by the owner alone. */
  readonly folders: readonly string[];
  readonly databaseFile: string;
  readonly keyFile: string;
};

/** About what SQLite takes beside its file before anything is recorded. */
const roomBytes = 65_536;

/**
 * Makes the folders of the data, and tries whether something can be written there and what is there be opened: rights,
 * lists of access, guards of the system and full disks show at nothing else. Changes nothing of what is there.
 * @returns what stands in the way, for a person to remove before anything is opened
 */
export async function makeDataPlace(place: DataPlace): Promise<NoFolder | undefined> {
  const { databaseFile, keyFile } = place;
  for (const folder of place.folders) {
    const found =
      (await whatFails(folder, () => makeFolder(folder))) ?? (await whatFails(folder, () => writeIn(folder)));
    if (found !== undefined) return found;
  }
  for (const path of [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`]) {
    const found = await whatFails(path, () => openIfThere(path, 'r+'));
    if (found !== undefined) return found;
  }
  return whatFails(keyFile, () => openIfThere(keyFile, 'r'));
}

async function whatFails(folder: string, step: () => Promise<void>): Promise<NoFolder | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    // Another start, or a scanner, has it for a moment.
    return code === 'EBUSY' ? undefined : { folder, code };
  }
}

async function writeIn(folder: string): Promise<void> {
  const trial = join(folder, `.trial-${randomUUID()}`);
  try {
    await writeFile(trial, new Uint8Array(roomBytes), { mode: 0o600, flag: 'wx' });
  } finally {
    await rm(trial, { force: true });
  }
}

async function openIfThere(path: string, flag: 'r' | 'r+'): Promise<void> {
  try {
    await (await open(path, flag)).close();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Folder by folder: Node's recursive mkdir never ends where the one above is there and takes none. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    // Another start may have made it in between.
    if (codeOf(error) !== 'EEXIST' || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
