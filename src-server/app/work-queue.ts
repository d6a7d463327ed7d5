import type { Session } from '../identity/session.ts';
import { apiFailure } from './api-failure.ts';
import type { ServerLimits } from './server-limits.ts';

/** Runs work, some at a time; the rest waits. */
export type WorkQueue = {
  /**
   * Runs work for somebody when it is their turn. Whoever wait have turns one after the other, each for one piece of
   * work, however much of it they have. Throws SERVER_UNAVAILABLE (503) after too long a wait.
   */
  readonly run: <Value>(whose: string, work: () => Promise<Value>) => Promise<Value>;
};

/**
 * Keeps a crowd from being turned away: what comes at the same moment is done one after the other, as fast as the
 * database can, instead of being sent off to come again.
 */
export function createWorkQueue({
  maxWorking,
  maxWaitMs,
}: Pick<ServerLimits, 'maxWorking' | 'maxWaitMs'>): WorkQueue {
  /** Who waits, whose turn is next first. */
  const waiting = new Map<string, (() => void)[]>();
  let working = 0;

  function wait(whose: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = (): void => {
        clearTimeout(limit);
        resolve();
      };
      const turns = waiting.get(whose) ?? [];
      const limit = setTimeout(() => {
        turns.splice(turns.indexOf(start), 1);
        if (turns.length === 0) waiting.delete(whose);
        reject(apiFailure('SERVER_UNAVAILABLE', { retryAfterMs: 2000 }));
      }, maxWaitMs);
      turns.push(start);
      waiting.set(whose, turns);
    });
  }

  /** Hands a place on to whoever is next. */
  function leave(): void {
    for (const [whose, turns] of waiting) {
      waiting.delete(whose);
      const start = turns.shift();
      if (turns.length > 0) waiting.set(whose, turns);
      if (start === undefined) continue;
      start();
      return;
    }
    working -= 1;
  }

  return {
    run: async (whose, work) => {
      if (working >= maxWorking) await wait(whose);
      else working += 1;
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}

/** Whose turn a request of a session is: its device's. */
export function turnOf({ tenantId, deviceId }: Session): string {
  return `${tenantId}/${deviceId}`;
}
