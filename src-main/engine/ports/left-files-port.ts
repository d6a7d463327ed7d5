import type { SealedFile } from '../../../src-shared/protocol/sealed-file-api.ts';

/** A sealed file that a former file of this workstation has left. */
export type LeftFile = {
  readonly known: SealedFile;
  /** A sealed piece, base64url; undefined where there is none. */
  piece(index: number): string | undefined;
};

/**
 * The sealed files of the sealed outboxes that lie beside the encrypted file: each goes to the server before the command
 * that refers to it. They are never deleted, only renamed.
 * @throws {StorageError} when the disk fails.
 */
export type LeftFilesPort = {
  /** The next one of a user that was not handed in; undefined where there is none, or its command is known here. */
  next(actorId: string): LeftFile | undefined;
  /** The commands of a user whose files lie here sealed and were not handed in. */
  commandIds(actorId: string): ReadonlySet<string>;
  /** The server has it, or will never take it. */
  settle(file: LeftFile, how: 'handed-in' | 'refused'): void;
};
