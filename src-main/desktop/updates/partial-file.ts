import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { readSmallFile } from './small-file.ts';
import type { UpdateFile } from './update-metadata.ts';

/** True for what can be sent back in a header; a part with another one could never go on. */
export function isValidator(text: string): boolean {
  return /^[\x20-\x7e]{1,500}$/.test(text);
}

/** What a part belongs to, and how the server can tell whether it still is the same file. */
const partSchema = z.object({
  url: z.string(),
  sha512: z.string(),
  size: z.number(),
  /** ETag or date of the server; null where it sends none that can be relied on. */
  validator: z.string().refine(isValidator).nullable(),
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
  await makeOwnFolder(folder);
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
      const bytes = (await sizeOf(partPath)) ?? 0;
      if (present === undefined || present.validator === null || bytes === 0 || bytes > file.size)
        return undefined;
      return { bytes, validator: present.validator };
    },
    async begin(validator) {
      await rm(partPath, { force: true });
      const note = JSON.stringify({ ...file, validator } satisfies Part);
      await rm(notePath, { recursive: true, force: true });
      await writeFile(notePath, note, { mode: 0o600, flag: 'wx' });
    },
    async finish() {
      const isRight = await isFile(partPath, file);
      if (isRight) await rename(partPath, wholePath);
      await clear(folder, isRight ? [wholePath] : []);
      return isRight;
    },
  };
}

/** Throws away whatever was loaded; false where there was nothing. */
export async function emptyUpdateFolder(folder: string): Promise<boolean> {
  if ((await lstatOf(folder))?.isDirectory() !== true) return false;
  const held = await readdir(folder);
  await clear(folder, []);
  return held.length > 0;
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
    // A folder or a link under the name of a file would be in the way for ever.
    const isKept = kept.includes(path) && (await sizeOf(path)) !== undefined;
    if (!isKept) await rm(path, { recursive: true, force: true });
  }
}

/** A link in its place leads somewhere else, where all that is not wanted here would be thrown away. */
async function makeOwnFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const present = await lstatOf(folder);
  if (present?.isDirectory() === false) await rm(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Undefined where there is no file; a link is none, wherever it leads. */
async function sizeOf(path: string): Promise<number | undefined> {
  const present = await lstatOf(path);
  return present?.isFile() === true ? present.size : undefined;
}

async function lstatOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A note that is missing or was cut by a power failure is none. */
async function readNote(path: string): Promise<Part | undefined> {
  try {
    return partSchema.parse(JSON.parse(await readSmallFile(path)));
  } catch {
    return undefined;
  }
}
