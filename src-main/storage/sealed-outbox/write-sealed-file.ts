import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { maxPieceBytes } from '../../../src-shared/protocol/file-api.ts';
import {
  nonceOfPart,
  type SealedFile,
  type SealedFileFacts,
  type SealedFileHeader,
  sealedFilePurpose,
  sealedPartText,
} from '../../../src-shared/protocol/sealed-file-api.ts';
import { replaceFile } from '../sqlite-file/publish-file.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';
import { drawSealingKey } from './draw-sealing-key.ts';
import { sealWith } from './seal-bytes.ts';
import { writeAll } from './write-all.ts';

export type FileToSeal = {
  readonly header: SealedFileHeader;
  readonly facts: SealedFileFacts;
  /** The bytes from there on, a piece of the line or what is left. */
  readonly piece: (start: number) => Uint8Array;
};

/**
 * Seals a file for the organisation, piece by piece, so that no more of it is in memory than one piece. On disk under
 * its name when it returns, or not there at all.
 * @throws {StorageError} where the disk takes it not.
 */
export function writeSealedFile(path: string, recoveryKey: string, file: FileToSeal): void {
  const { header, facts, piece } = file;
  const { key, secret, nonce } = drawSealingKey(recoveryKey, sealedFilePurpose);
  const seal = (part: number, content: Uint8Array) =>
    sealWith(secret, nonceOfPart(nonce, part), sealedPartText(header, part), content);
  const head = seal(0, Buffer.from(JSON.stringify(facts))).toString('base64url');
  const known: SealedFile = { ...header, key, head };
  const draft = `${path}.draft`;
  withFileErrors(() => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      writeAll(descriptor, Buffer.from(`${JSON.stringify(known)}\n`));
      for (let start = 0; start < facts.sizeBytes; start += maxPieceBytes)
        writeAll(descriptor, seal(start / maxPieceBytes + 1, piece(start)));
    } finally {
      closeSync(descriptor);
    }
    replaceFile(draft, path);
  });
}
