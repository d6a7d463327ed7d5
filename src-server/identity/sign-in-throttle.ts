import type { Clock } from '../app/clock.ts';
import { sha256 } from '../store/sha256.ts';
import { type Db, inTransaction } from '../store/store.ts';
import { addFailure, noFailures, type Tally, type TallyLimit, takeBackFailure } from './attempt-tally.ts';
import { changeTallies, type TallyDecision, type TallyRow } from './tally-table.ts';

/** Slows the guessing of passwords: after a few failures every further one doubles the wait. */
export type SignInThrottle = {
  /** Counts an attempt as failed before its password is checked; else how long it has to wait, in milliseconds. */
  readonly admit: (userName: string, address: string) => Promise<Admission | { readonly waitMs: number }>;
};

/** An attempt that may check its password. Unless it is told otherwise it stays counted as failed. */
export type Admission = {
  readonly succeeded: () => Promise<void>;
  /** Takes the count back: the password could not be checked at all. */
  readonly withdrawn: () => Promise<void>;
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
/** For so long somebody who signed in at a place is not held up by strangers who guess elsewhere. */
export const knownForMs = 90 * 86_400_000;

type Counted = { readonly key: string; readonly limit: TallyLimit };

/** Counts in the database, for all server processes together. Keys are hashes: no name and no address is kept. */
export function createSignInThrottle(db: Db, clock: Clock): SignInThrottle {
  return {
    admit: async (userName, address) => {
      const now = clock().getTime();
      const keys = keysOf(userName.toLowerCase(), address);
      const decided = await inTransaction(db, (trx) =>
        changeTallies(trx, [keys.pair, keys.address, keys.name], (rows) => decide(rows, keys, now)),
      );
      if (decided.waitMs > 0) return { waitMs: decided.waitMs };
      return admissionOf(db, decided.counted, { pairKey: keys.pair.key, now });
    },
  };
}

type Keys = { readonly pair: Counted; readonly name: Counted; readonly address: Counted };
type Decided = { readonly waitMs: number; readonly counted: readonly Counted[] };

function keysOf(name: string, address: string): Keys {
  return {
    pair: { key: sha256(`pair ${name}\n${address}`), limit: limits.pair },
    address: { key: sha256(`address ${address}`), limit: limits.address },
    name: { key: sha256(`name ${name}`), limit: limits.name },
  };
}

/** Whether an attempt has to wait; one that has not is counted as failed in the tallies that concern it. */
function decide(rows: ReadonlyMap<string, TallyRow>, keys: Keys, now: number): TallyDecision<Decided> {
  const signedInAt = rows.get(keys.pair.key)?.signedInAt ?? Number.NEGATIVE_INFINITY;
  // Where somebody has signed in before, strangers who guess elsewhere do not lock them out.
  const isKnown = now - signedInAt < knownForMs;
  const counted = isKnown ? [keys.pair, keys.address] : [keys.pair, keys.address, keys.name];
  const waits = counted.map(({ key }) => (rows.get(key)?.tally.blockedUntil ?? 0) - now);
  const waitMs = Math.max(0, ...waits);
  if (waitMs > 0) return { result: { waitMs, counted } };
  return {
    result: { waitMs, counted },
    change: changeEach(counted, (tally, limit) => ({ tally: addFailure(tally, limit, now) })),
  };
}

type Change = NonNullable<TallyDecision<unknown>['change']>;

function changeEach(
  counted: readonly Counted[],
  change: (tally: Tally, limit: TallyLimit, key: string) => ReturnType<Change>,
): Change {
  return (key, tally) => {
    const found = counted.find((one) => one.key === key);
    return found === undefined ? undefined : change(tally, found.limit, key);
  };
}

function admissionOf(
  db: Db,
  counted: readonly Counted[],
  { pairKey, now }: { readonly pairKey: string; readonly now: number },
): Admission {
  const changeBack = (change: Change): Promise<void> =>
    inTransaction(db, (trx) => changeTallies(trx, counted, () => ({ result: undefined, change })));
  return {
    succeeded: () =>
      changeBack(
        changeEach(counted, (tally, limit, key) =>
          key === pairKey
            ? { tally: { ...noFailures, lastAt: now }, signedInAt: now }
            : { tally: takeBackFailure(tally, limit) },
        ),
      ),
    withdrawn: () =>
      changeBack(changeEach(counted, (tally, limit) => ({ tally: takeBackFailure(tally, limit) }))),
  };
}
