import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const usualBytes = 100_000;

/**
 * The last lines of the logs that are kept in a folder, by the names of their files: no more than so many bytes of each,
 * and whole lines only. Empty where nothing was logged yet.
 */
export async function lastLogLines(
  folder: string,
  bytesOfEach = usualBytes,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const names = await logNames(folder);
  const entries = await Promise.all(
    names.map(async (name) => [name, await lastLines(join(folder, name), bytesOfEach)] as const),
  );
  return Object.fromEntries(entries);
}

/** The files that are written to; what was rotated away is older. */
async function logNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^[a-z]+\.log$/.test(name)).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function lastLines(path: string, bytes: number): Promise<readonly string[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - bytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return (start === 0 ? lines : lines.slice(1)).filter((line) => line !== '');
  } finally {
    await file.close();
  }
}
