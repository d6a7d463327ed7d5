import { open, statfs } from 'node:fs/promises';
import { diskFailure, diskFull } from './disk-failure.ts';
import { isValidator, openUpdateFolder, type UpdateFolder } from './partial-file.ts';
import type { UpdateFile } from './update-metadata.ts';
import { BrokenConnection, requestUpdate, type UpdateReply, type UpdateRequests } from './update-request.ts';
import { done, refuse, type UpdateResult } from './update-result.ts';

export type DownloadParts = {
  readonly requests: UpdateRequests;
  /** The folder of the releases on the update server; ends with a slash. */
  readonly address: URL;
  /** Of this workstation: holds nothing but what is loaded. */
  readonly folder: string;
  readonly file: UpdateFile;
  /** Bytes that are here, of all. */
  readonly onProgress: (bytes: number) => void;
  /** False once another file is wanted: what has arrived stays, and nobody reads the answer any more. */
  readonly isWanted: () => boolean;
  readonly wait: (delayMs: number) => Promise<void>;
  /** Bytes that the disk of the folder has left. */
  readonly freeBytes?: (folder: string) => Promise<number>;
};

const firstDelayMs = 1_000;
const triesWithoutProgress = 4;
/** What a connection has to bring: a server that sends a byte and cuts the line would be asked for ever. */
const leastProgressBytes = 16 * 1024;

/**
 * Loads a file, going on where an earlier time ended. Answers its path once the whole of it is what was signed.
 * Fails with what a request fails with, and INTERRUPTED, FILE_WRONG, DISK_FULL, DISK_FAILED.
 */
export async function downloadFile(parts: DownloadParts): Promise<UpdateResult<string>> {
  try {
    const folder = await openUpdateFolder(parts.folder, parts.file);
    if (await folder.isWhole()) return done(folder.wholePath);
    const wasBegun = (await folder.begun()) !== undefined;
    const loaded = await loadWhole(parts, folder);
    // What was here before may have been damaged since: the whole of it is loaded once more, and then believed or not.
    return !loaded.ok && loaded.failure.code === 'FILE_WRONG' && wasBegun ? loadWhole(parts, folder) : loaded;
  } catch (error) {
    return diskFailure(error, parts.file.size);
  }
}

async function loadWhole(parts: DownloadParts, folder: UpdateFolder): Promise<UpdateResult<string>> {
  const space = await checkSpace(parts, folder);
  if (!space.ok) return space;
  let tries = 0;
  // Never less: one that begins anew each time, and gets as far, makes no progress either.
  let most = (await folder.begun())?.bytes ?? 0;
  while (parts.isWanted()) {
    const loaded = await loadOn(parts, folder);
    if (!loaded.ok) {
      if (loaded.failure.code === 'FILE_WRONG') await folder.begin(null);
      return loaded;
    }
    if (loaded.value === 'whole')
      return (await folder.finish()) ? done(folder.wholePath) : refuse('FILE_WRONG');
    const after = (await folder.begun())?.bytes ?? 0;
    tries = after >= most + leastProgressBytes ? 0 : tries + 1;
    most = Math.max(most, after);
    if (tries >= triesWithoutProgress) return refuse('INTERRUPTED');
    await parts.wait(firstDelayMs * 2 ** tries);
  }
  return refuse('INTERRUPTED');
}

/** One connection. A part that the server does not know any more begins anew with the next one. */
async function loadOn(parts: DownloadParts, folder: UpdateFolder): Promise<UpdateResult<'whole' | 'broken'>> {
  const { requests, address, file } = parts;
  const begun = await folder.begun();
  // A power failure may have come between the last byte and the name.
  if (begun?.bytes === file.size) return done('whole');
  const headers = begun && { range: `bytes=${begun.bytes}-`, 'if-range': begun.validator };
  const reply = await requestUpdate(requests, new URL(file.url, address), headers);
  if (!reply.ok) return reply.failure.code === 'SERVER_UNREACHABLE' && begun ? done('broken') : reply;
  try {
    const start = startOf(reply.value, begun?.bytes, file);
    if (start === undefined) {
      await folder.begin(null);
      return done('broken');
    }
    if (start === 0) await folder.begin(validatorOf(reply.value));
    return await append(parts, folder, reply.value, start);
  } finally {
    reply.value.cut();
  }
}

/** Where the body of a reply begins in the file; undefined where it is no part that goes on. */
function startOf({ status, header }: UpdateReply, asked: number | undefined, file: UpdateFile) {
  if (status === 200) return 0;
  if (status !== 206 || asked === undefined) return undefined;
  return header('content-range') === `bytes ${asked}-${file.size - 1}/${file.size}` ? asked : undefined;
}

/** A weak ETag promises no same bytes. */
function validatorOf({ header }: UpdateReply): string | null {
  const tag = header('etag');
  const validator = tag !== undefined && !tag.startsWith('W/') ? tag : header('last-modified');
  return validator !== undefined && isValidator(validator) ? validator : null;
}

async function append(
  { file, onProgress, isWanted }: DownloadParts,
  folder: UpdateFolder,
  reply: UpdateReply,
  start: number,
): Promise<UpdateResult<'whole' | 'broken'>> {
  const target = await open(folder.partPath, 'a', 0o600);
  let bytes = start;
  try {
    for await (const piece of reply.pieces) {
      bytes += piece.length;
      if (bytes > file.size) return refuse('FILE_WRONG');
      await target.writeFile(piece);
      if (!isWanted()) break;
      onProgress(bytes);
    }
    await target.sync();
    return done(bytes === file.size ? 'whole' : 'broken');
  } catch (error) {
    if (error instanceof BrokenConnection) return done('broken');
    throw error;
  } finally {
    await target.close();
  }
}

async function checkSpace(parts: DownloadParts, folder: UpdateFolder): Promise<UpdateResult<undefined>> {
  const needed = parts.file.size - ((await folder.begun())?.bytes ?? 0);
  const free = await (parts.freeBytes ?? freeBytesOf)(parts.folder);
  return free < needed ? diskFull(parts.file.size) : done(undefined);
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
