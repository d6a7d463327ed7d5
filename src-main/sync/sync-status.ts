import type {
  FirstSyncState,
  OfflineReason,
  ReplicaCheck,
  SyncPhase,
} from '../../src-shared/contract/sync-state.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ConnectionState } from '../engine/ports/sync-port.ts';
import { isReplicaOwn } from '../engine/replica-shown.ts';
import type { ConnectionStatus } from './connection.ts';
import { syncPhase } from './sync-phase.ts';

export type SyncStatus = {
  state(): ConnectionState;
  onState(listener: () => void): () => void;
  /** Something of the facts may be new. Where they cannot be read the last state stays. Never throws. */
  update(): void;
};

export type SyncStatusParts = {
  readonly device: DevicePort;
  readonly clock: Pick<Clock, 'now'>;
  readonly connectionStatus: () => ConnectionStatus;
  readonly offlineBecause: () => OfflineReason | null;
  /** Nothing is left to pull or to push, as far as is known. */
  readonly isQuiet: () => boolean;
  readonly firstSync: () => FirstSyncState;
  readonly replicaCheck: () => ReplicaCheck;
  readonly log: Log;
};

/** Puts what connection, pull and push know into the state that screens show. */
export function createSyncStatus(parts: SyncStatusParts): SyncStatus {
  const { device, clock, connectionStatus, offlineBecause, isQuiet, firstSync, replicaCheck, log } = parts;
  const listeners = new Set<() => void>();
  let phase: SyncPhase = 'starting';
  let since: string = clock.now();

  const follow = (): void => {
    const status = connectionStatus();
    const isOwn = isReplicaOwn(device);
    const quiet = isOwn && isQuiet();
    if (status === 'connected' && quiet && phase !== 'up-to-date') rememberUpToDate(parts);
    const hasSyncedOnce = isOwn && upToDateAt(device) !== null;
    const next = syncPhase({ status, hasSyncedOnce, isQuiet: quiet });
    if (next !== phase) since = clock.now();
    phase = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    update() {
      try {
        follow();
      } catch (error) {
        // It is called from everywhere, the line to the server included: none of that ends over what a screen shows.
        log('error', 'sync.state-not-followed', { cause: error instanceof Error ? error.name : 'unknown' });
      }
    },
    state: () => ({
      phase,
      offlineBecause: phase === 'offline' ? offlineBecause() : null,
      since,
      lastUpToDateAt: upToDateAt(device),
      // Also while the line is down: what is still missing does not depend on it.
      firstSync: device.session() === undefined || isReplicaOwn(device) ? null : firstSync(),
      check: replicaCheck(),
    }),
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** When the replica of the person who is signed in was complete last. */
function upToDateAt(device: DevicePort): string | null {
  return device.setting(settingName(device)) ?? null;
}

function rememberUpToDate({ device, clock, log }: SyncStatusParts): void {
  try {
    device.saveSetting(settingName(device), clock.now());
  } catch (error) {
    // It is only for the state line; the next time will be remembered.
    log('warn', 'sync.state-not-kept', { cause: error instanceof Error ? error.name : 'unknown' });
  }
}

function settingName(device: DevicePort): string {
  return `up-to-date-at/${device.session()?.actor.userId ?? ''}`;
}
