import type { SyncState } from '../../../src-shared/contract/sync-state.ts';
import type { Result } from '../../../src-shared/domain/failure.ts';

/** The part of the sync state that the connection knows; the outbox adds its counts. */
export type ConnectionState = Omit<SyncState, 'waitingCount' | 'attentionCount'>;

/** The way to the server. Runs by itself; the engine only watches and pokes. */
export type SyncPort = {
  state(): ConnectionState;
  /** Calls after each change of the state; returns how to stop. */
  onState(listener: () => void): () => void;
  /**
   * Signs in and keeps the session. Fails with SIGN_IN_FAILED, TOO_MANY_ATTEMPTS, OFFLINE, PROTOCOL_TOO_OLD,
   * SERVER_UNAVAILABLE or SERVER_REPLY_INVALID.
   */
  signIn(userName: string, password: string): Promise<Result<void>>;
  /** Tries to reach the server now instead of after the back-off. */
  now(): void;
  /** The outbox has something new to send. */
  poke(): void;
  /** Stops; nothing is written afterwards. */
  close(): Promise<void>;
};
