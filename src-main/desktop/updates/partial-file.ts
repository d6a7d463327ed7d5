import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { UpdateFile } from './update-metadata.ts';

/** What a part belongs to, and how the server can tell whether it still is the same file. */
const partSchema = z.object({
  url: z.string(),
  sha512: z.string(),
  size: z.number(),
  /** ETag or date of the server; null where it sends none that can be relied on. */
  validator: z.string().nullable(),
});
type Part = z.infer<typeof partSchema>;

/** The folder that holds at most one update, whole or in part. */
export type UpdateFolder = {
  /** Where the whole file is, or will be. */
  readonly wholePath: string;
  readonly partPath: string;
  /** True where the whole file is here and is what was signed. */
  isWhole(): Promise<boolean>;
  /** Bytes that are here and go on with this validator; undefined where it begins anew. */
  begun(): Promise<{ readonly bytes: number; readonly validator: string } | undefined>;
  /** Begins anew. */
  begin(validator: string | null): Promise<void>;
  /** Gives the part its name where it is what was signed; else throws it away and answers false. */
  finish(): Promise<boolean>;
};

/** Opens the folder for one file; whatever it holds of another is thrown away. */
export async function openUpdateFolder(folder: string, file: UpdateFile): Promise<UpdateFolder> {
  const wholePath = join(folder, file.url);
  const partPath = join(folder, 'update.part');
  const notePath = join(folder, 'update.part.json');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const note = await readNote(notePath);
  const isSame = note?.sha512 === file.sha512 && note.size === file.size && note.url === file.url;
  const kept = isSame ? [wholePath, partPath, notePath] : [wholePath];
  await clear(folder, kept);
  return {
    wholePath,
    partPath,
    isWhole: () => isFile(wholePath, file),
    async begun() {
      const present = await readNote(notePath);
      const bytes = await sizeOf(partPath);
      if (present === undefined || present.validator === null || bytes === 0 || bytes > file.size)
        return undefined;
      return { bytes, validator: present.validator };
    },
    async begin(validator) {
      await rm(partPath, { force: true });
      await writeFile(notePath, JSON.stringify({ ...file, validator } satisfies Part), { mode: 0o600 });
    },
    async finish() {
      const isRight = await isFile(partPath, file);
      if (isRight) await rename(partPath, wholePath);
      await clear(folder, isRight ? [wholePath] : []);
      return isRight;
    },
  };
}

/** True for a file of this size and hash. */
export async function isFile(path: string, { size, sha512 }: Pick<UpdateFile, 'size' | 'sha512'>) {
  if ((await sizeOf(path)) !== size) return false;
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64') === sha512;
}

async function clear(folder: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!kept.includes(path)) await rm(path, { recursive: true, force: true });
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** A note that is missing or was cut by a power failure is none. */
async function readNote(path: string): Promise<Part | undefined> {
  try {
    return partSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
