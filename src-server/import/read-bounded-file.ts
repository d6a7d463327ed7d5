import { open, stat } from 'node:fs/promises';
import { StartFailure } from '../app/start-failure.ts';

const readProblems: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read by you',
};

/**
 * Reads a file that a person named; `undefined` when it is larger than `maxBytes`. Throws a StartFailure that says why
 * it cannot be read; devices, pipes and sockets are no files: they may never end.
 */
export async function readBoundedFile(
  path: string,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    // Before it is opened: opening a pipe waits for somebody who writes.
    const found = await stat(path);
    if (found.isDirectory()) throw new StartFailure(`${path} is a folder, not a file.`);
    if (!found.isFile()) throw new StartFailure(`${path} is a device, a pipe or a socket, not a file.`);
    return await readUpTo(path, maxBytes);
  } catch (error) {
    if (error instanceof StartFailure || !(error instanceof Error) || !('code' in error)) throw error;
    const code = String(error.code);
    throw new StartFailure(`${path} ${readProblems[code] ?? `cannot be read (${code})`}.`);
  }
}

/** The size that a file tells is not believed: some grow, some tell 0. */
async function readUpTo(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await using file = await open(path, 'r');
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
    total += chunk.length;
    if (total > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
