import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { UpdateFile } from './update-metadata.ts';

/**
 * Copies a file to where nothing stands, for this user alone: a link would leave its content to whoever has the other
 * one open. False, with nothing left there, where what was copied is not what was signed.
 * @throws where the disk fails, where the file is a symbolic link, and where something stands in the place of the copy
 */
export async function copyChecked(
  from: string,
  to: string,
  file: Pick<UpdateFile, 'size' | 'sha512'>,
): Promise<boolean> {
  // Windows knows no such flag, and makes such links for administrators only.
  const source = await open(from, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const target = await open(to, 'wx', 0o600);
    const isRight = await copyOpen(source, target, file).finally(() => target.close());
    if (!isRight) await rm(to, { force: true });
    return isRight;
  } finally {
    await source.close();
  }
}

async function copyOpen(
  source: FileHandle,
  target: FileHandle,
  { size, sha512 }: Pick<UpdateFile, 'size' | 'sha512'>,
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
