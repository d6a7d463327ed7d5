import { type CollectionName, collectionNames } from '../../src-shared/protocol/collections.ts';
import { createCondition } from './condition.ts';

/**
 * Which collections may have something new on the server. Every connection and every hint raises what is wanted;
 * a page that says "up to date" confirms what was wanted when it was asked for, so that a hint that arrives
 * meanwhile is not lost, and many of them cost one more page.
 */
export type PullProgress = {
  /** Wakes whoever waits for one of these. */
  want(collections: readonly CollectionName[]): void;
  /** A number to hand to `confirm` with the answer of the request that starts now. */
  wanted(collection: CollectionName): number;
  confirm(collection: CollectionName, wanted: number): void;
  /** Resolves true when something is wanted that is not confirmed, false when the signal aborts first. */
  whenWanted(collection: CollectionName, signal: AbortSignal): Promise<boolean>;
  isConfirmed(collection: CollectionName): boolean;
  isUpToDate(): boolean;
};

/** @param onConfirmed called after each confirmation */
export function createPullProgress(
  onConfirmed: (collection: CollectionName) => void = () => undefined,
): PullProgress {
  const counts = new Map(collectionNames.map((name) => [name, createCount()]));
  const countOf = (name: CollectionName): WantedCount => {
    const count = counts.get(name);
    if (count === undefined) throw new Error(`no such collection: ${name}`);
    return count;
  };
  const isConfirmed = (name: CollectionName) => countOf(name).isConfirmed();
  return {
    want(names) {
      for (const name of names) countOf(name).want();
    },
    wanted: (name) => countOf(name).wanted(),
    confirm(name, number) {
      countOf(name).confirm(number);
      onConfirmed(name);
    },
    whenWanted: (name, signal) => countOf(name).whenWanted(signal),
    isConfirmed,
    isUpToDate: () => collectionNames.every(isConfirmed),
  };
}

type WantedCount = ReturnType<typeof createCount>;

function createCount() {
  let wanted = 1;
  let confirmed = 0;
  const isConfirmed = (): boolean => confirmed >= wanted;
  const isWanted = createCondition(() => !isConfirmed());
  return {
    want() {
      wanted += 1;
      isWanted.check();
    },
    wanted: () => wanted,
    confirm(number: number) {
      confirmed = Math.max(number, confirmed);
    },
    whenWanted: isWanted.met,
    isConfirmed,
  };
}
