import type { HeldFile } from '../../../src-shared/contract/files.ts';
import type { FailureCode } from '../../../src-shared/domain/failure.ts';

/** A file of an account, by its content. */
export type FileKey = { readonly accountId: string; readonly sha256: string };

export type FileFacts = FileKey & { readonly mediaType: string; readonly sizeBytes: number };

/** A file that a command refers to and no server has. */
export type UnsentFile = FileFacts & {
  readonly commandId: string;
  /** Of the command. */
  readonly actorId: string;
  /** Where it stands among all files of its command, which does not change. */
  readonly number: number;
};

/**
 * The bytes of files on this device, encrypted like everything else, in pieces. All calls are synchronous and durable.
 * @throws {StorageError} when disk or file fail; nothing has changed then.
 */
export type FilesPort = {
  /** Keeps a file that somebody adds, whole. One that is here already stays as it is. */
  add(file: FileFacts, actorId: string, content: Uint8Array): void;
  /** Forgets a file that was added and that no command refers to; false for every other. */
  remove(key: FileKey, actorId: string): boolean;
  /** The files of an account that a user may see here: those of the account, and what they added themselves. */
  list(accountId: string, actorId: string): readonly HeldFile[];
  /** The bytes of a whole file that the user may see; undefined for one that is not here, or not all of it. */
  content(key: FileKey, actorId: string): Uint8Array | undefined;
  /** True where a command may refer to it: the user has added it, or it is one of the account's. */
  isReferable(key: FileKey, actorId: string): boolean;
  /** Of the files that unanswered commands of a user wait for, the one that is to be sent first. */
  nextToSend(actorId: string): FileFacts | undefined;
  /** Those files of these commands that no server has. */
  unsentOf(commandIds: readonly string[]): readonly UnsentFile[];
  /** The piece of a whole file that begins there, for the line. */
  piece(key: FileKey, start: number): Uint8Array;
  /** So much of it has arrived at the server. */
  markMoved(key: FileKey, movedBytes: number): void;
  /** The server has it: what refers to it may go. */
  markHere(key: FileKey): void;
  /** The server will never take it: what refers to it goes without. */
  markRefused(key: FileKey, code: FailureCode): void;
  /**
   * Begins to load a file, or goes on; answers how many bytes are here. Undefined for one that another user of the
   * device has added and that is still to be sent: it is not touched.
   */
  beginLoading(file: FileFacts): number | undefined;
  /** Adds what was loaded; false where nothing more is wanted, or not there. */
  addLoaded(key: FileKey, start: number, content: Uint8Array): boolean;
  /** The last byte is here. Keeps the file where its hash is right; else forgets it and answers false. */
  finishLoading(key: FileKey): boolean;
  /** The accounts that files are held of. */
  accountIds(): ReadonlySet<string>;
  /** Forgets what was loaded of an account, or has been sent; what is still to be sent stays. */
  forgetAccount(accountId: string): void;
  /** Forgets what was added and is in no command and no draft: left over where the program ended at a bad moment. */
  forgetLeftOver(): void;
};
