import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartFailure } from '../app/start-failure.ts';

const ownerOnly = 0o700;
const forOthers = 0o077;
/** Set on folders that many users share, like /tmp. */
const sticky = 0o1000;

/**
 * Makes a folder that only its owner can enter, or takes that right from all others where it exists. Throws a
 * StartFailure in words when that is not possible. Windows gives a person's folders to that person by itself.
 */
export async function makePrivateFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
    const { mode } = await stat(path);
    if (process.platform === 'win32' || (mode & 0o777) === ownerOnly) return;
    if ((mode & sticky) !== 0) {
      throw new StartFailure(`The folder ${path} is shared by many users. Name a folder of its own inside.`);
    }
    if ((mode & forOthers) !== 0) await chmod(path, ownerOnly);
  } catch (error) {
    if (error instanceof StartFailure || !(error instanceof Error) || !('code' in error)) throw error;
    throw new StartFailure(`The folder ${path} ${folderProblem(String(error.code))}.`);
  }
}

/** One folder after the other: Node's own way never ends where the system says that what was made is not there (/proc). */
async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) await makeFolders(parent);
  try {
    await mkdir(path, ownerOnly);
  } catch (error) {
    // Somebody else made it meanwhile; what is no folder shows when it is looked at.
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere || !(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function folderProblem(code: string): string {
  switch (code) {
    case 'EPERM':
      return 'is open to other users and belongs to somebody else, so that it cannot be closed to them';
    case 'EACCES':
      return 'may not be used by you';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'cannot be made: there is a file of that name';
    case 'ENOENT':
      return 'cannot be made: nothing can be made there';
    case 'EROFS':
      return 'cannot be written: the disk is read-only';
    default:
      return `cannot be used (${code})`;
  }
}
