import { open } from 'node:fs/promises';
import { maxPackCharacters } from '../../../src-shared/contract/pack-file.ts';

/**
 * The text of a file that somebody opened as a statement pack, cut off behind the longest that can be one, so that it is
 * seen to be too long; undefined where it cannot be read.
 */
export async function readPackFile(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(maxPackCharacters + 1),
        0,
        maxPackCharacters + 1,
        0,
      );
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
