import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Checkpoint } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { WorklistPort } from '../engine/ports/worklist-port.ts';
import { deleteAbsent } from '../storage/replica/delete-absent.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';

/**
 * Pulling a collection again from the start after the server was restored, the scope changed or somebody else
 * signed in. What is not seen again by the end is dropped; until then screens keep what they have. A mark on disk
 * makes the sweep start over after a crash.
 */
export type ReplicaSweep = {
  /** Where the next page starts: from nothing where a sweep was interrupted. */
  startFrom(stored: Checkpoint | undefined): Checkpoint | undefined;
  /** True when a reply shows that the server counts from the start again. */
  hasMovedOn(from: Checkpoint | undefined, reply: Checkpoint): boolean;
  begin(): void;
  see(ids: readonly string[]): void;
  /** The server has said "up to date": drops what was not seen. */
  finish(): Promise<void>;
};

export function createReplicaSweep(
  name: CollectionName,
  collection: ReplicaCollection,
  device: DevicePort,
  worklist: WorklistPort,
): ReplicaSweep {
  const mark = sweepMark(name);
  let seen: Set<string> | undefined;
  const begin = (): void => {
    device.saveSetting(mark, 'begun');
    seen = new Set();
  };
  return {
    begin,
    startFrom(stored) {
      if (device.setting(mark) === undefined || (seen !== undefined && device.setting(mark) === 'begun')) {
        return stored;
      }
      begin();
      return undefined;
    },
    hasMovedOn: (from, reply) =>
      from !== undefined &&
      (from.incarnation !== reply.incarnation ||
        from.scopeVersion !== reply.scopeVersion ||
        from.seq > reply.seq),
    see(ids) {
      for (const id of ids) seen?.add(id);
    },
    async finish() {
      if (seen === undefined) return;
      await deleteAbsent(collection, seen, (accountIds) => worklist.markStale(accountIds));
      device.removeSetting(mark);
      seen = undefined;
    },
  };
}

/** Asks for a sweep at the next pull of a collection, also when the program ends before. */
export function requestSweep(device: DevicePort, name: CollectionName): void {
  device.saveSetting(sweepMark(name), 'requested');
}

function sweepMark(name: CollectionName): string {
  return `sweep/${name}`;
}
