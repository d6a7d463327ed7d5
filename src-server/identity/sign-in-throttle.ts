import type { Clock } from '../app/clock.ts';
import { sha256 } from '../store/sha256.ts';
import { createTallies, type TallyLimit } from './attempt-tallies.ts';

/** Slows the guessing of passwords: after a few failures every further one doubles the wait. */
export type SignInThrottle = {
  /** Counts an attempt as failed before its password is checked; `undefined` when it has to wait. */
  readonly admit: (userName: string, address: string) => Admission | undefined;
};

/** An attempt that may check its password. Unless it is told otherwise it stays counted as failed. */
export type Admission = {
  readonly succeeded: () => void;
  /** Takes the count back: the password could not be checked at all. */
  readonly withdrawn: () => void;
};

/**
 * A person at one place; a name from anywhere (many addresses); an address with any name (many names). The looser two
 * wait a minute at most, because they also hold up those who guess nothing.
 */
const limits = {
  pair: { freeFailures: 5, maxWaitMs: 15 * 60_000 },
  name: { freeFailures: 100, maxWaitMs: 60_000 },
  address: { freeFailures: 300, maxWaitMs: 60_000 },
} as const satisfies Record<string, TallyLimit>;
/** Pairs that signed in once; more than a server of one operator has. */
const maxKnownPairs = 50_000;

/** Keeps its counts in memory: a restart forgets them, and each server process counts for itself. */
export function createSignInThrottle(clock: Clock): SignInThrottle {
  const pairs = createTallies(limits.pair);
  const names = createTallies(limits.name);
  const addresses = createTallies(limits.address);
  const knownPairs = new Set<string>();

  return {
    admit: (userName, address) => {
      const now = clock().getTime();
      const name = sha256(userName.toLowerCase());
      const pair = `${name} ${address}`;
      const counted = [
        { tallies: pairs, key: pair },
        { tallies: addresses, key: address },
        // Where somebody has signed in before, strangers who guess elsewhere do not lock them out.
        ...(knownPairs.has(pair) ? [] : [{ tallies: names, key: name }]),
      ];
      if (counted.some(({ tallies, key }) => tallies.isBlocked(key, now))) return undefined;
      for (const { tallies, key } of counted) tallies.add(key, now);
      const withdrawn = (): void => {
        for (const { tallies, key } of counted) tallies.takeBack(key);
      };
      const succeeded = (): void => {
        withdrawn();
        pairs.forget(pair);
        remember(knownPairs, pair);
      };
      return { succeeded, withdrawn };
    },
  };
}

function remember(known: Set<string>, pair: string): void {
  known.delete(pair);
  known.add(pair);
  const [oldest] = known;
  if (known.size > maxKnownPairs && oldest !== undefined) known.delete(oldest);
}
