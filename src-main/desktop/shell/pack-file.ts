import { maxPackCharacters, packFileBytes } from '../../../src-shared/contract/pack-file.ts';
import { openOutside, readAtMost } from '../outside-file.ts';

/**
 * The text of a file that somebody opened as a statement pack, cut off behind the longest that can be one, so that it is
 * seen to be too long; undefined where it cannot be read, or is none.
 */
export async function readPackFile(path: string): Promise<string | undefined> {
  try {
    const file = await openOutside(path);
    try {
      if (!(await file.stat()).isFile()) return undefined;
      const text = (await readAtMost(file, packFileBytes)).toString('utf8');
      return text.slice(0, maxPackCharacters + 1);
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
