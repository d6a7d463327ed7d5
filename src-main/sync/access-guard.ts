import type { FailureCode } from '../../src-shared/domain/failure.ts';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import type { KeyedQueue } from '../engine/keyed-queue.ts';
import type { DevicePort, LockCode, ShownLock } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import { deleteAbsent } from '../storage/replica/delete-absent.ts';
import type { ReplicaCollections } from '../storage/replica/open-replica.ts';
import { isOfAccounts } from '../storage/replica/replica-schema.ts';
import type { Backoff } from './backoff.ts';

import type { LeaseMeter } from './lease-meter.ts';
import { requestSweep } from './replica-sweep.ts';

/** Locks the device where it may not show what it holds, and wipes what it may not hold. */
export type AccessGuard = {
  /**
   * Locks where the lease is used up, before anything is shown and every few seconds; true where it is time for a new
   * one.
   */
  check(): boolean;
  /** The server has ended the session: takes the documents away where the reason says so. */
  sessionEnded(code: FailureCode): void;
  /**
   * Empties the replica for another user, who must not see what the one before could. Where that fails half-way
   * nothing of it is shown all the same: it belongs to nobody, and the sweeps drop what is left.
   */
  empty(): Promise<void>;
  /** Resolves when no wiping is under way. */
  close(): Promise<void>;
};

export type AccessGuardParts = {
  readonly device: DevicePort;
  readonly collections: ReplicaCollections;
  readonly readModels: ReadModelsPort;
  readonly turns: KeyedQueue;
  readonly meter: LeaseMeter;
  readonly backoff: Backoff;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onSession: () => void;
};

// A line can stay open for days without a request that would renew the session.
const renewAtShare = 0.25;

/** True where the server took the access away, so that nothing may be held. */
export function isTakenAway(lock: ShownLock | undefined): boolean {
  return lock === 'DEVICE_REVOKED' || lock === 'USER_INACTIVE';
}

export function createAccessGuard(parts: AccessGuardParts): AccessGuard {
  const { device, meter, log, onSession } = parts;
  let wiping: Promise<void> = Promise.resolve();
  const lock = (code: LockCode): void => {
    log('warn', 'sync.locked', { code });
    device.setLock(code);
    onSession();
  };
  // An earlier run may have ended before everything was gone.
  if (isTakenAway(device.lock())) wiping = wipe(parts);
  return {
    check() {
      const session = device.session();
      if (session === undefined) return false;
      const used = meter.usedShare(session.lease);
      if (used >= 1 && device.lock() === undefined) lock('LEASE_EXPIRED');
      return used >= renewAtShare;
    },
    sessionEnded(code) {
      if (code !== 'DEVICE_REVOKED' && code !== 'USER_INACTIVE') return;
      lock(code);
      wiping = wiping.then(() => wipe(parts));
    },
    async empty() {
      device.disownReplica();
      try {
        await deleteEverything(parts);
      } catch (error) {
        reportLeft(log, error);
      }
    },
    close: () => wiping,
  };
}

/** Tries until nothing is left, for as long as the access is taken away. Nothing is shown meanwhile. */
async function wipe(parts: AccessGuardParts): Promise<void> {
  const { device, signal, backoff, log } = parts;
  while (!signal.aborted && isTakenAway(device.lock())) {
    try {
      await deleteEverything(parts);
      log('warn', 'sync.replica-wiped');
      return;
    } catch (error) {
      reportLeft(log, error);
      await backoff.wait();
    }
  }
}

function reportLeft(log: Log, error: unknown): void {
  log('error', 'sync.replica-not-emptied', { cause: error instanceof Error ? error.name : 'unknown' });
}

async function deleteEverything({ device, collections, readModels, turns }: AccessGuardParts): Promise<void> {
  device.disownReplica();
  for (const name of collectionNames) requestSweep(device, name);
  for (const name of collectionNames) {
    const markStale = (accountIds: ReadonlySet<string>) => {
      if (isOfAccounts(name)) readModels.markStale(accountIds);
    };
    await turns(name, () => deleteAbsent(collections[name], new Set(), markStale));
  }
  // What was deleted has left traces in the log of changes.
  device.disownReplica();
}
