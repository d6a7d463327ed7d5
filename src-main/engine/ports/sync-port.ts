import type { SyncState } from '../../../src-shared/contract/sync-state.ts';
import type { Result } from '../../../src-shared/domain/failure.ts';
import type { Reference } from '../../../src-shared/domain/organisation/reference.ts';
import type { WrittenDocument } from '../../../src-shared/protocol/outcome.ts';
import type { FileFacts } from './files-port.ts';

/** The part of the sync state that the connection knows; the outbox adds its counts, and what was handed in. */
export type ConnectionState = Omit<SyncState, 'waitingCount' | 'attentionCount' | 'handIn'>;

/** The way to the server. Runs by itself; the engine only watches and pokes. */
export type SyncPort = {
  state(): ConnectionState;
  /** Calls after each change of the state; returns how to stop. */
  onState(listener: () => void): () => void;
  /**
   * Signs in and keeps the session. Fails with SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, DEVICE_REVOKED, USER_INACTIVE, OFFLINE,
   * PROTOCOL_TOO_OLD, SERVER_TOO_OLD, SERVER_UNAVAILABLE or SERVER_REPLY_INVALID.
   */
  signIn(userName: string, password: string): Promise<Result<void>>;
  /**
   * Changes the password of the person who is signed in. Fails with SIGN_IN_FAILED where the present one is wrong,
   * PASSWORD_WEAK, and what a request may fail with.
   */
  changePassword(present: string, next: string): Promise<Result<void>>;
  /**
   * Writes a document of reference data, for administrators. Fails with REFERENCE_CHANGED where its version is not one
   * above the server's, FORBIDDEN, and what a request may fail with.
   */
  putReference(document: Reference): Promise<Result<void>>;
  /**
   * True when the document's collection is pulled to the end, beyond the document, and nothing is known to be new
   * since: what the replica does not hold then is outside of the scope. False for one that was refused as unreadable.
   */
  hasPulledPast(document: WrittenDocument): boolean;
  /** Tries to reach the server now instead of after the back-off. */
  now(): void;
  /** Network or device have come back: a line that looks open may be dead, so it is opened anew. */
  wake(): void;
  /**
   * Loads a file of an account from the server, as far as it is not here yet, and checks it. Fails with FILE_NOT_HERE
   * without a connection, FILE_DAMAGED where it is not what its hash says, FILE_NOT_FOUND where the server has none, and
   * what a request may fail with.
   */
  loadFile(file: FileFacts): Promise<Result<void>>;
  /** The outbox has something new to send. */
  poke(): void;
  /** Stops; nothing is written afterwards. */
  close(): Promise<void>;
};
