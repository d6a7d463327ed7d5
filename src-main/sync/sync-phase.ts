import type { SyncPhase } from '../../src-shared/contract/sync-state.ts';
import type { ConnectionStatus } from './connection.ts';

export type SyncFacts = {
  readonly status: ConnectionStatus;
  /** The replica has once been complete. */
  readonly hasSyncedOnce: boolean;
  /** Nothing is left to pull or to push, as far as is known. */
  readonly isQuiet: boolean;
};

/** Where the connection stands, in the terms of the state line. */
export function syncPhase({ status, hasSyncedOnce, isQuiet }: SyncFacts): SyncPhase {
  if (status !== 'connected') return status;
  if (!hasSyncedOnce) return 'first-sync';
  return isQuiet ? 'up-to-date' : 'syncing';
}
