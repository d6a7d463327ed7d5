import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';

/**
 * Which collections may have something new on the server. Every connection and every hint raises what is wanted;
 * a page that says "up to date" confirms what was wanted when it was asked for, so that a hint that arrives
 * meanwhile is not lost.
 */
export type PullProgress = {
  want(collections: readonly CollectionName[]): void;
  /** A number to hand to `confirm` with the answer of the request that starts now. */
  wanted(collection: CollectionName): number;
  confirm(collection: CollectionName, wanted: number): void;
  isConfirmed(collection: CollectionName): boolean;
  isUpToDate(): boolean;
};

export function createPullProgress(): PullProgress {
  const wantedBy = new Map<CollectionName, number>(collectionNames.map((name) => [name, 1]));
  const confirmedBy = new Map<CollectionName, number>();
  const wanted = (name: CollectionName) => wantedBy.get(name) ?? 1;
  const isConfirmed = (name: CollectionName) => (confirmedBy.get(name) ?? 0) >= wanted(name);
  return {
    want(names) {
      for (const name of names) wantedBy.set(name, wanted(name) + 1);
    },
    wanted,
    confirm(name, number) {
      confirmedBy.set(name, Math.max(number, confirmedBy.get(name) ?? 0));
    },
    isConfirmed,
    isUpToDate: () => collectionNames.every(isConfirmed),
  };
}
