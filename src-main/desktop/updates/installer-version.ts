import { open } from 'node:fs/promises';
import { diskFailure } from './disk-failure.ts';
import type { UpdateFile } from './update-metadata.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';

const key = Buffer.from('ProductVersion\0', 'utf16le');
/** The resources of an installer stand before what it unpacks. */
const searchedBytes = 4 * 1024 * 1024;
const longestVersion = 64;

/**
 * The path of a loaded installer that is of this version, as far as it says so itself. Fails with SWAPPED, and with
 * DISK_FAILED where it cannot be read: a scanner may take away or hold what has just come.
 */
export async function checkInstaller(
  path: string,
  { size }: UpdateFile,
  version: string,
): Promise<UpdateResult<string>> {
  try {
    const itself = await installerVersion(path);
    return itself === undefined || itself === version ? done(path) : refuse('SWAPPED');
  } catch (error) {
    return diskFailure(error, size);
  }
}

/**
 * The version that a Windows installer says it is, from its version resource; undefined where it has none, and for
 * every other kind of package.
 */
async function installerVersion(path: string): Promise<string | undefined> {
  if (!path.toLowerCase().endsWith('.exe')) return undefined;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(searchedBytes), position: 0 });
    return versionIn(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function versionIn(bytes: Buffer): string | undefined {
  const found = bytes.indexOf(key);
  if (found < 0) return undefined;
  const text = bytes
    .subarray(found + key.length, found + key.length + 2 * longestVersion)
    .toString('utf16le');
  // Zeros fill up to the value, and one ends it.
  return /^\0*([^\0]+)\0/.exec(text)?.[1];
}
