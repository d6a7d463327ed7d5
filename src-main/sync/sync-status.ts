import type { SyncPhase } from '../../src-shared/contract/sync-state.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { ConnectionState } from '../engine/ports/sync-port.ts';
import type { ConnectionStatus } from './connection.ts';
import { syncPhase } from './sync-phase.ts';

export type SyncStatus = {
  state(): ConnectionState;
  onState(listener: () => void): () => void;
  /** Something of the facts may be new. */
  update(): void;
  received(count: number): void;
};

export type SyncStatusParts = {
  readonly device: DevicePort;
  readonly clock: Clock;
  readonly connectionStatus: () => ConnectionStatus;
  /** Nothing is left to pull or to push, as far as is known. */
  readonly isQuiet: () => boolean;
};

const syncedOnceName = 'synced-once';
const upToDateName = 'up-to-date-at';

/** Puts what connection, pull and push know into the state that screens show. */
export function createSyncStatus({ device, clock, connectionStatus, isQuiet }: SyncStatusParts): SyncStatus {
  const listeners = new Set<() => void>();
  let phase: SyncPhase = 'starting';
  let since: string = clock.now();
  let documentsReceived = 0;
  let hasSyncedOnce = device.setting(syncedOnceName) !== undefined;
  let upToDateAt = device.setting(upToDateName) ?? null;

  const update = (): void => {
    const status = connectionStatus();
    const quiet = isQuiet();
    if (status === 'connected' && quiet && phase !== 'up-to-date') rememberUpToDate();
    const next = syncPhase({ status, hasSyncedOnce, isQuiet: quiet });
    if (next !== phase) since = clock.now();
    phase = next;
    for (const listener of [...listeners]) listener();
  };
  const rememberUpToDate = (): void => {
    upToDateAt = clock.now();
    hasSyncedOnce = true;
    for (const name of [upToDateName, syncedOnceName]) device.saveSetting(name, upToDateAt);
  };
  return {
    update,
    state: () => ({
      phase,
      since,
      lastUpToDateAt: upToDateAt,
      documentsReceived: phase === 'first-sync' ? documentsReceived : null,
    }),
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    received(count) {
      documentsReceived += count;
      update();
    },
  };
}
