import type { Clock } from '../app/clock.ts';

/** Slows the guessing of passwords: after a few failures every further one doubles the wait. */
export type SignInThrottle = {
  /** Milliseconds until the next attempt is allowed; 0 when it is allowed now. */
  readonly waitMs: (userName: string, address: string) => number;
  readonly noteFailure: (userName: string, address: string) => void;
  readonly noteSuccess: (userName: string, address: string) => void;
};

type Tally = { failures: number; blockedUntil: number; lastAt: number };
type Limit = { readonly freeFailures: number; readonly firstWaitMs: number };

const maxWaitMs = 15 * 60_000;
const forgetAfterMs = 60 * 60_000;
const maxTallies = 50_000;

/** A person at one place, a name from anywhere (many addresses), an address with any name (many names). */
const limits = {
  pair: { freeFailures: 5, firstWaitMs: 1000 },
  name: { freeFailures: 20, firstWaitMs: 1000 },
  address: { freeFailures: 100, firstWaitMs: 1000 },
} as const satisfies Record<string, Limit>;

/** Keeps its counts in memory: a restart forgets them, and each server process counts for itself. */
export function createSignInThrottle(clock: Clock): SignInThrottle {
  const tallies = new Map<string, Tally>();

  function keysOf(userName: string, address: string): readonly (readonly [string, Limit])[] {
    const name = userName.toLowerCase();
    return [
      [`pair ${address} ${name}`, limits.pair],
      [`name ${name}`, limits.name],
      [`address ${address}`, limits.address],
    ];
  }

  function forgetOld(now: number): void {
    if (tallies.size < maxTallies) return;
    for (const [key, tally] of tallies) if (now - tally.lastAt > forgetAfterMs) tallies.delete(key);
    // Under attack by countless names the oldest counts go first, so that memory stays bounded.
    for (const key of tallies.keys()) {
      if (tallies.size < maxTallies) break;
      tallies.delete(key);
    }
  }

  return {
    waitMs: (userName, address) => {
      const now = clock().getTime();
      const waits = keysOf(userName, address).map(([key]) => (tallies.get(key)?.blockedUntil ?? 0) - now);
      return Math.max(0, ...waits);
    },
    noteFailure: (userName, address) => {
      const now = clock().getTime();
      forgetOld(now);
      for (const [key, limit] of keysOf(userName, address)) {
        const before = tallies.get(key);
        const failures =
          before === undefined || now - before.lastAt > forgetAfterMs ? 1 : before.failures + 1;
        const over = failures - limit.freeFailures;
        const waitMs = over <= 0 ? 0 : Math.min(maxWaitMs, limit.firstWaitMs * 2 ** Math.min(over - 1, 20));
        tallies.set(key, { failures, blockedUntil: now + waitMs, lastAt: now });
      }
    },
    noteSuccess: (userName, address) => {
      for (const [key, limit] of keysOf(userName, address)) if (limit !== limits.address) tallies.delete(key);
    },
  };
}
