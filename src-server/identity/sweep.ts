import { sql } from 'kysely';
import type { Db } from '../store/store.ts';
import { forgetAfterMs } from './attempt-tally.ts';
import { knownForMs } from './sign-in-throttle.ts';

/** Forgets failed sign-ins that count no more, and where somebody signed in long ago. Nothing depends on it. */
export async function sweepSignInAttempts(db: Db, now: Date): Promise<void> {
  const failuresBefore = new Date(now.getTime() - forgetAfterMs);
  const signInsBefore = new Date(now.getTime() - knownForMs);
  await db
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', failuresBefore)
    .where('blocked_until', '<', now)
    .where((eb) => eb.or([eb('signed_in_at', 'is', null), eb('signed_in_at', '<', signInsBefore)]))
    .execute();
}

/** Forgets sessions that ended long ago, of every organisation, with their tokens; returns how many. */
export async function sweepSessions(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select sweep_sessions(${now}) as count`.execute(db);
  return Number(rows[0]?.count ?? 0);
}
