import type { OpenSession } from '../world/server-rows.ts';
import type { Violation } from './violation.ts';

/** Whoever's password was reset a moment ago has no session: nobody goes on who knew the former one. */
export function checkSessionsEnded(
  openSessions: readonly OpenSession[],
  userId: string,
): readonly Violation[] {
  const check = 'promise 4: nobody receives what is outside of their scope';
  return openSessions
    .filter((session) => session.userId === userId)
    .map(({ deviceId }) => ({ check, detail: `${userId} goes on at ${deviceId} with a former password` }));
}
