import type { CollectionName } from '../../src-shared/protocol/collections.ts';
import type { Checkpoint } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { ReadModelsPort } from '../engine/ports/read-models-port.ts';
import { deleteAbsent } from '../storage/replica/delete-absent.ts';
import type { ReplicaCollection } from '../storage/replica/open-replica.ts';
import { readDocuments } from '../storage/replica/read-documents.ts';
import { isOfAccounts } from '../storage/replica/replica-schema.ts';
import { type PullMark, readPullMark, writePullMark } from './pull-mark.ts';

/**
 * Where a collection's pull stands, on disk, and pulling it again from the start after the server was restored, the
 * scope changed or somebody else signed in. What is not seen again by the end is dropped. The mark on disk makes the
 * sweep start over after a crash. Nothing here overwrites a sweep that was asked for meanwhile.
 */
export type ReplicaSweep = {
  /** Where the user's next page starts: from nothing (undefined) where a sweep is due or was interrupted. */
  startFrom(userId: string): Promise<PullStart>;
  /** True when a reply shows that the server counts from the start again. */
  hasMovedOn(from: Checkpoint | undefined, reply: Checkpoint): boolean;
  /**
   * True when a reply shows that the server knows less than it has told before, as after a restore that nobody has
   * told it of; not once a sweep has been asked for since.
   */
  hasLost(from: Checkpoint | undefined, reply: Checkpoint): boolean;
  /** Asks for a sweep at the next page. */
  request(): void;
  see(ids: readonly string[]): void;
  /** Keeps the checkpoint of a page that is on disk now. */
  keep(checkpoint: Checkpoint, page: PageWeight): void;
  /** The last page is on disk: drops what was not seen and keeps its checkpoint. */
  finish(checkpoint: Checkpoint, page: PageWeight): Promise<void>;
};

export type PullStart = {
  readonly checkpoint: Checkpoint | undefined;
  /** Nothing was held before this pull: there is nothing to show yet, and much to fetch. */
  readonly isFirst: boolean;
};

export type PageWeight = { readonly documents: number; readonly bytes: number };

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

  constructor(parts: SweepParts) {
    this.#parts = parts;
  }

  async startFrom(userId: string): Promise<PullStart> {
    const mark = readPullMark(this.#parts.device, this.#parts.name);
    const isTheirs = mark !== undefined && mark.userId === userId && mark.state !== 'requested';
    // What an interrupted sweep has seen is forgotten with the program.
    const isInterrupted = mark?.state === 'sweeping' && this.#seen === undefined;
    if (isTheirs && !isInterrupted) {
      return { checkpoint: mark.checkpoint ?? undefined, isFirst: mark.state === 'first' };
    }
    return { checkpoint: undefined, isFirst: await this.#begin(userId) };
  }

  hasMovedOn(from: Checkpoint | undefined, reply: Checkpoint): boolean {
    if (from === undefined) return false;
    const isAnother = from.incarnation !== reply.incarnation || from.scopeVersion !== reply.scopeVersion;
    return isAnother || from.seq > reply.seq;
  }

  hasLost(from: Checkpoint | undefined, reply: Checkpoint): boolean {
    if (from === undefined || from.incarnation !== reply.incarnation) return false;
    if (readPullMark(this.#parts.device, this.#parts.name)?.state === 'requested') return false;
    // Both only grow. A page ends at or after where it was asked to begin, whatever is in the user's scope: with the
    // position of its last document where more follows, else with that of the whole feed.
    if (from.scopeVersion !== reply.scopeVersion) return from.scopeVersion > reply.scopeVersion;
    return from.seq > reply.seq;
  }

  request(): void {
    requestSweep(this.#parts.device, this.#parts.name);
  }

  see(ids: readonly string[]): void {
    for (const id of ids) this.#seen?.add(id);
  }

  keep(checkpoint: Checkpoint, page: PageWeight): void {
    this.#update({ checkpoint }, page);
  }

  async finish(checkpoint: Checkpoint, page: PageWeight): Promise<void> {
    const { name, collection, readModels } = this.#parts;
    if (this.#seen !== undefined) {
      await deleteAbsent(collection, this.#seen, (accountIds) => {
        if (isOfAccounts(name)) readModels.markStale(accountIds);
      });
    }
    this.#update({ state: 'complete', checkpoint }, page);
    this.#seen = undefined;
  }

  /** True when nothing is held. */
  async #begin(userId: string): Promise<boolean> {
    const { device, name, collection } = this.#parts;
    const nothing = { checkpoint: null, documents: 0, bytes: 0 };
    writePullMark(device, name, { ...nothing, userId, state: 'sweeping' });
    const held = await readDocuments(collection, { selector: {}, sort: [{ id: 'asc' }], limit: 1 });
    this.#seen = held.length === 0 ? undefined : new Set();
    // With nothing to drop it can go on after a crash, and need not remember what it has seen.
    if (held.length === 0) this.#update({ state: 'first' });
    return held.length === 0;
  }

  #update(changes: Partial<PullMark>, page?: PageWeight): void {
    const { device, name } = this.#parts;
    const mark = readPullMark(device, name);
    if (mark === undefined || mark.state === 'requested') return;
    // Only the way to completeness is counted: later pages that bring nothing must not cost a write.
    const isCounted = page !== undefined && mark.state !== 'complete';
    const documents = mark.documents + (isCounted ? page.documents : 0);
    const bytes = mark.bytes + (isCounted ? page.bytes : 0);
    writePullMark(device, name, { ...mark, ...changes, documents, bytes });
  }
}

/** Asks for a sweep at the next page of a collection, also when the program ends before. */
export function requestSweep(device: DevicePort, name: CollectionName): void {
  const mark = readPullMark(device, name);
  if (mark !== undefined) writePullMark(device, name, { ...mark, state: 'requested' });
}
