import type { Session } from '../identity/session.ts';
import { apiFailure } from './api-failure.ts';
import type { ServerLimits } from './server-limits.ts';

/** Runs work, some at a time; the rest waits. */
export type WorkQueue = {
  /**
   * Runs work for somebody when it is their turn. Whoever wait have turns one after the other, each for one piece of
   * work, however much of it they have; work of whoever has as much at work as they may is passed over. Throws
   * SERVER_UNAVAILABLE (503) after too long a wait.
   */
  readonly run: <Value>(
    whose: string,
    work: () => Promise<Value>,
    bounds?: readonly WorkBound[],
  ) => Promise<Value>;
};

/** How much work of a holder may be done at once. */
export type WorkBound = { readonly holder: string; readonly most: number };

type Turn = { readonly start: () => void; readonly bounds: readonly WorkBound[] };

/**
 * Keeps a crowd from being turned away: what comes at the same moment is done one after the other, as fast as the
 * database can, instead of being sent off to come again.
 */
export function createWorkQueue({
  maxWorking,
  maxWaitMs,
}: Pick<ServerLimits, 'maxWorking' | 'maxWaitMs'>): WorkQueue {
  /** Who waits, whose turn is next first. */
  const waiting = new Map<string, Turn[]>();
  let working = 0;
  /** Work of holders that are bounded. */
  const held = new Map<string, number>();

  function hasRoom(bounds: readonly WorkBound[]): boolean {
    return (
      working < maxWorking && bounds.every(({ holder, most }) => (held.get(holder) ?? 0) < Math.max(1, most))
    );
  }

  function count(bounds: readonly WorkBound[], by: 1 | -1): void {
    working += by;
    for (const { holder } of bounds) {
      const now = (held.get(holder) ?? 0) + by;
      if (now === 0) held.delete(holder);
      else held.set(holder, now);
    }
  }

  function wait(whose: string, bounds: readonly WorkBound[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        bounds,
        start: () => {
          clearTimeout(limit);
          resolve();
        },
      };
      const turns = waiting.get(whose) ?? [];
      const limit = setTimeout(() => {
        turns.splice(turns.indexOf(turn), 1);
        if (turns.length === 0) waiting.delete(whose);
        reject(apiFailure('SERVER_UNAVAILABLE', { retryAfterMs: 2000 }));
      }, maxWaitMs);
      turns.push(turn);
      waiting.set(whose, turns);
    });
  }

  /** Hands a place on to whoever is next and may have it. */
  function leave(bounds: readonly WorkBound[]): void {
    count(bounds, -1);
    for (const [whose, turns] of waiting) {
      const [turn] = turns;
      if (turn === undefined || !hasRoom(turn.bounds)) continue;
      turns.shift();
      waiting.delete(whose);
      if (turns.length > 0) waiting.set(whose, turns);
      count(turn.bounds, 1);
      turn.start();
      return;
    }
  }

  return {
    run: async (whose, work, bounds = []) => {
      if (hasRoom(bounds)) count(bounds, 1);
      else await wait(whose, bounds);
      try {
        return await work();
      } finally {
        leave(bounds);
      }
    },
  };
}

/** Whose turn a request of a session is: its device's. */
export function turnOf({ tenantId, deviceId }: Session): string {
  return `${tenantId}/${deviceId}`;
}
