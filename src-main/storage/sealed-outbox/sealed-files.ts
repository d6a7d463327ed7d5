import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type SealedFileHeader,
  sealedFileFactsSchema,
  sealedFileHeaderSchema,
} from '../../../src-shared/protocol/sealed-file-api.ts';
import type { FilesPort, UnsentFile } from '../../engine/ports/files-port.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';
import { writeSealedFile } from './write-sealed-file.ts';

const folderName = 'files';
export const sealedFileEnding = '.sealed';
/** A day of photos without a server fits; a laptop's disk is not filled with what the encrypted file has as well. */
const mostBytes = 300_000_000;

export type SealedFilesParts = {
  /** The folder of the sealed outbox. */
  readonly folder: string;
  readonly files: Pick<FilesPort, 'unsentOf' | 'piece'>;
  readonly maxBytes?: number;
};

/** Who seals: the person who is signed in on this device, for the organisation. */
export type FileSealing = Pick<SealedFileHeader, 'deviceId' | 'userId'> & { readonly recoveryKey: string };

/** Where the sealed files of a sealed outbox lie. */
export function sealedFilesFolder(folder: string): string {
  return join(folder, folderName);
}

/**
 * Seals those files of these commands that no server has and that are not sealed yet.
 * @returns how many were left out, because the folder is full.
 */
export function sealFilesOf(
  parts: SealedFilesParts,
  sealing: FileSealing,
  commandIds: readonly string[],
): number {
  const { folder, files, maxBytes = mostBytes } = parts;
  const missing = files
    .unsentOf(commandIds)
    .filter((file) => file.actorId === sealing.userId && !existsSync(pathOf(folder, file)));
  let room = missing.length === 0 ? 0 : maxBytes - bytesIn(folder);
  let leftOut = 0;
  for (const file of missing) {
    const { commandId, number, accountId, sha256, mediaType, sizeBytes } = file;
    room -= sizeBytes;
    if (room < 0) {
      leftOut += 1;
      continue;
    }
    const { recoveryKey, ...who } = sealing;
    writeSealedFile(pathOf(folder, file), recoveryKey, {
      header: sealedFileHeaderSchema.parse({ ...who, commandId, number }),
      facts: sealedFileFactsSchema.parse({ accountId, sha256, mediaType, sizeBytes }),
      piece: (start) => files.piece({ accountId, sha256 }, start),
    });
  }
  return leftOut;
}

/** Removes every sealed file that none of these commands waits for any more, and what a power cut has left half. */
export function dropSentFiles({ folder, files }: SealedFilesParts, commandIds: readonly string[]): void {
  const present = namesIn(folder);
  if (present.length === 0) return;
  const awaited = new Set(files.unsentOf(commandIds).map(nameOf));
  withFileErrors(() => {
    for (const name of present.filter((one) => !awaited.has(one)))
      rmSync(join(sealedFilesFolder(folder), name), { force: true });
  });
}

function pathOf(folder: string, file: UnsentFile): string {
  return join(sealedFilesFolder(folder), nameOf(file));
}

function nameOf({ commandId, number }: UnsentFile): string {
  return `${commandId}-${number}${sealedFileEnding}`;
}

function namesIn(folder: string): readonly string[] {
  const path = sealedFilesFolder(folder);
  return withFileErrors(() => (existsSync(path) ? readdirSync(path) : []));
}

function bytesIn(folder: string): number {
  return withFileErrors(() =>
    namesIn(folder).reduce((sum, name) => sum + statSync(join(sealedFilesFolder(folder), name)).size, 0),
  );
}
