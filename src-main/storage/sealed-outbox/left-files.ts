import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { LeftFile, LeftFilesPort } from '../../engine/ports/left-files-port.ts';
import type { OutboxPort } from '../../engine/ports/outbox-port.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';
import { readSealedFile, readSealedPiece } from './read-sealed-file.ts';
import { sealedFileEnding, sealedFilesFolder } from './sealed-files.ts';
import { leftFolders } from './sealed-folders.ts';

export type LeftFilesParts = {
  /** The folder of the encrypted file. */
  readonly directory: string;
  readonly outbox: Pick<OutboxPort, 'unknownOf'>;
};

type Found = LeftFile & { readonly path: string };

/** The sealed files that lie in left folders when the program starts. One with a damaged beginning is nobody's. */
export function createLeftFiles({ directory, outbox }: LeftFilesParts): LeftFilesPort {
  let waiting = leftFolders(directory).flatMap(filesIn);
  const ownOf = (actorId: string) => waiting.filter(({ known }) => known.userId === actorId);
  return {
    commandIds: (actorId) => new Set(ownOf(actorId).map(({ known }) => known.commandId)),
    next(actorId) {
      const own = ownOf(actorId);
      if (own.length === 0) return undefined;
      const unknown = outbox.unknownOf(own.map(({ known }) => known.commandId));
      // Its folder has another name once everything in it was answered.
      return own.find(({ known, path }) => unknown.has(known.commandId) && existsSync(path));
    },
    settle(file, how) {
      const found = waiting.find((one) => one === file);
      if (found === undefined) return;
      withFileErrors(() => renameSync(found.path, `${found.path}.${how}`));
      waiting = waiting.filter((one) => one !== found);
    },
  };
}

function filesIn(folder: string): readonly Found[] {
  const path = sealedFilesFolder(folder);
  const names = withFileErrors(() => (existsSync(path) ? readdirSync(path) : []));
  return names
    .filter((name) => name.endsWith(sealedFileEnding))
    .sort()
    .flatMap((name) => foundAt(join(path, name)));
}

function foundAt(path: string): readonly Found[] {
  const known = readSealedFile(path);
  return known === undefined ? [] : [{ known, path, piece: (index) => readSealedPiece(path, index) }];
}
