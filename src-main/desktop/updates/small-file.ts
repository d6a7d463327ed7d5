import { openOutside, readAtMost } from '../outside-file.ts';

const mostBytes = 64 * 1024;

/**
 * The text of a file that this program has written, cut off behind any that it writes: whatever stands in its place, be
 * it a pipe or one without an end, is not waited for.
 * @throws where it is no file or cannot be read
 */
export async function readSmallFile(path: string): Promise<string> {
  const file = await openOutside(path);
  try {
    if (!(await file.stat()).isFile()) throw new Error('no file');
    return (await readAtMost(file, mostBytes)).toString('utf8');
  } finally {
    await file.close();
  }
}
