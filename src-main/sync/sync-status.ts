import type { SyncPhase } from '../../src-shared/contract/sync-state.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ConnectionState } from '../engine/ports/sync-port.ts';
import { isReplicaShown } from '../engine/replica-shown.ts';
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
  readonly log: Log;
};

/** Puts what connection, pull and push know into the state that screens show. */
export function createSyncStatus(parts: SyncStatusParts): SyncStatus {
  const { device, clock, connectionStatus, isQuiet } = parts;
  const listeners = new Set<() => void>();
  let phase: SyncPhase = 'starting';
  let since: string = clock.now();
  let documentsReceived = 0;

  const update = (): void => {
    const status = connectionStatus();
    const isOwn = isReplicaShown(device);
    const quiet = isOwn && isQuiet();
    if (status === 'connected' && quiet && phase !== 'up-to-date') rememberUpToDate(parts);
    const hasSyncedOnce = isOwn && upToDateAt(device) !== null;
    const next = syncPhase({ status, hasSyncedOnce, isQuiet: quiet });
    if (next !== phase) since = clock.now();
    if (next === 'first-sync' && next !== phase) documentsReceived = 0;
    phase = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    update,
    state: () => ({
      phase,
      since,
      lastUpToDateAt: upToDateAt(device),
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
