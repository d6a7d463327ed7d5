import { hash } from 'node:crypto';
import { documentMark, documentMarkText } from '../../src-shared/protocol/document-mark.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import type { DocumentPosition, PositionReader } from '../storage/replica/read-positions.ts';

/** What a collection holds, in the terms of the server's digest. */
export type CollectionDigest = { readonly count: number; readonly sum: bigint };

export type CollectionDigestParts = {
  readonly read: PositionReader;
  /** Documents that could not be taken: they count as what the server sent. */
  readonly rejected: ReadonlyMap<string, number>;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
};

// A few milliseconds: between two slices the engine answers the screens.
const sliceLength = 1_000;

/** Counts and adds up what is stored; undefined when the signal aborts. */
export async function collectionDigest(parts: CollectionDigestParts): Promise<CollectionDigest | undefined> {
  const { read, rejected, scheduler, signal } = parts;
  const refused = [...rejected].map(([id, seq]) => ({ id, seq }));
  let digest = addTo({ count: 0, sum: 0n }, refused);
  let afterId = '';
  while (!signal.aborted) {
    const slice = read(afterId, sliceLength);
    // Of one that was rejected an earlier version may be held.
    digest = addTo(
      digest,
      slice.filter(({ id }) => !rejected.has(id)),
    );
    if (slice.length < sliceLength) return digest;
    afterId = slice.at(-1)?.id ?? '';
    await scheduler.wait(0, signal);
  }
  return undefined;
}

function addTo({ count, sum }: CollectionDigest, positions: readonly DocumentPosition[]): CollectionDigest {
  return {
    count: count + positions.length,
    sum: positions.reduce((total, { id, seq }) => total + markOf(id, seq), sum),
  };
}

function markOf(id: string, seq: number): bigint {
  return documentMark(hash('sha256', documentMarkText(id, seq)));
}
