import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** How a program of the same person on the same machine finds a running server and proves that it may import. */
export const operatorFileSchema = z.object({
  url: z.url(),
  pid: z.int().min(1),
  operatorToken: z.string().min(20).max(200),
});
export type OperatorFile = z.infer<typeof operatorFileSchema>;

function pathIn(folder: string): string {
  return join(folder, 'server.json');
}

/** Writes a file that only its owner may read; readers see the old or the new one, never half. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.new`;
  await writeFile(aside, text, { mode: 0o600 });
  await rename(aside, path);
}

export function writeOperatorFile(folder: string, file: OperatorFile): Promise<void> {
  return writePrivateFile(pathIn(folder), `${JSON.stringify(file, null, 2)}\n`);
}

export function removeOperatorFile(folder: string): Promise<void> {
  return rm(pathIn(folder), { force: true });
}

/** The file of the server of a folder; `undefined` where there is none or it is not one. */
export async function readOperatorFile(folder: string): Promise<OperatorFile | undefined> {
  let text: string;
  try {
    text = await readFile(pathIn(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return operatorFileSchema.parse(JSON.parse(text));
  } catch {
    // A file that cannot be read names no server; the caller goes on as if there were none.
    return undefined;
  }
}
