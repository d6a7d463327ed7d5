import { sql } from 'kysely';
import type { Viewer } from '../store/scope.ts';
import type { Db } from '../store/store.ts';
import type { Session } from './session.ts';

/** What a hint stream begins with: who listens, and the position of the tenant's newest change. */
export type StreamStart = { readonly viewer: Viewer; readonly seq: number };

/**
 * Reads what a stream of a session begins with, all of one moment; `undefined` when the session has ended. What the
 * user sees holds until the user's scope version changes.
 */
export async function readStreamStart(db: Db, session: Session): Promise<StreamStart | undefined> {
  const { tenantId, sessionId, deviceId, actor } = session;
  const { rows } = await sql<{ territories: string[]; seq: number }>`
    select territories, seq from stream_start(${tenantId}, ${sessionId})
  `.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const viewer = { userId: actor.userId, role: actor.role, deviceId, territories: row.territories };
  return { viewer, seq: Number(row.seq) };
}
