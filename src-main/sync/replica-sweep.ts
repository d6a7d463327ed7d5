import type { z } from 'zod';
import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Checkpoint } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import { deleteAbsent } from '../storage/replica/delete-absent.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import { readDocuments } from '../storage/replica/read-documents.ts';
import { type PullMark, readPullMark, type storedCheckpointSchema, writePullMark } from './pull-mark.ts';

export type StoredCheckpoint = z.infer<typeof storedCheckpointSchema>;

/**
 * Pulling a collection again from the start after the server was restored, the scope changed or somebody else
 * signed in. What is not seen again by the end is dropped. A mark on disk makes the sweep start over after a crash,
 * and a checkpoint counts only for the pull that brought it.
 */
export type ReplicaSweep = {
  /** Where the user's next page starts: from nothing where a sweep is due or was interrupted. */
  startFrom(stored: StoredCheckpoint | undefined, userId: string): Promise<StoredCheckpoint | undefined>;
  /** True when a reply shows that the server counts from the start again. */
  hasMovedOn(from: Checkpoint | undefined, reply: Checkpoint): boolean;
  /** Asks for a sweep at the next pull. */
  request(): void;
  see(ids: readonly string[]): void;
  /** The checkpoint of a page that is stored now, as RxDB is to keep it. */
  stamp(checkpoint: Checkpoint): StoredCheckpoint;
  /** The server has said "up to date": drops what was not seen. */
  finish(): Promise<void>;
};

export function createReplicaSweep(
  name: CollectionName,
  collection: ReplicaCollection,
  device: DevicePort,
  readModels: ReadModelsPort,
): ReplicaSweep {
  return new MarkedSweep({ name, collection, device, readModels });
}

type SweepParts = {
  readonly name: CollectionName;
  readonly collection: ReplicaCollection;
  readonly device: DevicePort;
  readonly readModels: ReadModelsPort;
};

class MarkedSweep implements ReplicaSweep {
  readonly #parts: SweepParts;
  /** Ids of the pages since the sweep began; undefined while nothing is to be dropped. */
  #seen: Set<string> | undefined;
  #pull: number | undefined;

  constructor(parts: SweepParts) {
    this.#parts = parts;
  }

  async startFrom(stored: StoredCheckpoint | undefined, userId: string) {
    const mark = this.#mark();
    if (mark === undefined || mark.userId !== userId || mark.state === 'requested')
      return this.#begin(userId);
    // What an interrupted sweep has seen is forgotten with the program.
    if (mark.state === 'sweeping' && this.#seen === undefined) return this.#begin(userId);
    this.#pull = mark.pull;
    return stored?.pull === mark.pull ? stored : this.#begin(userId);
  }

  hasMovedOn(from: Checkpoint | undefined, reply: Checkpoint): boolean {
    if (from === undefined) return false;
    const isAnother = from.incarnation !== reply.incarnation || from.scopeVersion !== reply.scopeVersion;
    return isAnother || from.seq > reply.seq;
  }

  request(): void {
    requestSweep(this.#parts.device, this.#parts.name);
  }

  see(ids: readonly string[]): void {
    for (const id of ids) this.#seen?.add(id);
  }

  stamp(checkpoint: Checkpoint): StoredCheckpoint {
    return { ...checkpoint, pull: this.#pull ?? 0 };
  }

  async finish(): Promise<void> {
    const { collection, readModels } = this.#parts;
    if (this.#seen !== undefined) {
      await deleteAbsent(collection, this.#seen, (accountIds) => readModels.markStale(accountIds));
    }
    this.#seen = undefined;
    const mark = this.#mark();
    // Another sweep may have been asked for meanwhile.
    if (mark === undefined || mark.pull !== this.#pull) return;
    if (mark.state === 'first' || mark.state === 'sweeping') this.#write({ ...mark, state: 'complete' });
  }

  async #begin(userId: string): Promise<undefined> {
    const held = await readDocuments(this.#parts.collection, {
      selector: {},
      sort: [{ id: 'asc' }],
      limit: 1,
    });
    this.#pull = (this.#mark()?.pull ?? 0) + 1;
    this.#write({ pull: this.#pull, userId, state: held.length === 0 ? 'first' : 'sweeping' });
    this.#seen = held.length === 0 ? undefined : new Set();
  }

  #mark(): PullMark | undefined {
    return readPullMark(this.#parts.device, this.#parts.name);
  }

  #write(mark: PullMark): void {
    writePullMark(this.#parts.device, this.#parts.name, mark);
  }
}

/** Asks for a sweep at the next pull of a collection, also when the program ends before. */
export function requestSweep(device: DevicePort, name: CollectionName): void {
  const mark = readPullMark(device, name);
  if (mark !== undefined) writePullMark(device, name, { ...mark, state: 'requested' });
}
