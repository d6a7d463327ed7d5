import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file that is there whole or not at all: under another name until it is on the disk. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const draft = `${path}.part`;
  try {
    await writeFile(draft, content, { mode: 0o600, flush: true });
    await rename(draft, path);
  } catch (error) {
    // What went wrong first is what is told; a draft that cannot be removed either is overwritten the next time.
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}
