import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { diskFailure } from './disk-failure.ts';
import type { UpdateFile } from './update-metadata.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';

/**
 * Copies a file to where nothing stands, for this user alone: a link would leave its content to whoever has the other
 * one open. Fails with FILE_WRONG where what was copied is not what was signed, DISK_FULL and DISK_FAILED; nothing is left.
 */
export async function copyChecked(
  from: string,
  to: string,
  file: UpdateFile,
): Promise<UpdateResult<undefined>> {
  let isBegun = false;
  try {
    // Windows knows no such flag, and makes such links for administrators only.
    await using source = await open(from, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    await using target = await open(to, 'wx', 0o600);
    isBegun = true;
    if (await copyOpen(source, target, file)) return done(undefined);
  } catch (error) {
    if (isBegun) await rm(to, { force: true });
    return diskFailure(error, file.size);
  }
  await rm(to, { force: true });
  return refuse('FILE_WRONG');
}

async function copyOpen(
  source: FileHandle,
  target: FileHandle,
  { size, sha512 }: UpdateFile,
): Promise<boolean> {
  const hash = createHash('sha512');
  let bytes = 0;
  for await (const piece of source.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    bytes += piece.length;
    // It grows while it is read: what nobody signed is not written down first.
    if (bytes > size) return false;
    hash.update(piece);
    await target.writeFile(piece);
  }
  await target.sync();
  return bytes === size && hash.digest('base64') === sha512;
}
