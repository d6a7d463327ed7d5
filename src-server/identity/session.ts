import { sql } from 'kysely';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { type Actor, actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import { type Organisation, organisationSchema } from '../../src-shared/domain/organisation/organisation.ts';
import type { Scope } from '../store/scope.ts';
import type { Db, Trx } from '../store/store.ts';
import { refusalOf, type SessionState } from './session-end.ts';
import { readToken } from './token.ts';

/** Who asks: a user at a device, proven by an access token. */
export type Session = {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly deviceId: string;
  readonly actor: Actor;
};

type SessionRow = SessionState & {
  readonly id: string;
  readonly device_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly role: string;
};

export function scopeOf(session: Session): Scope {
  const { tenantId, deviceId, actor } = session;
  return { tenantId, deviceId, userId: actor.userId, role: actor.role };
}

/**
 * Finds the session of an access token. The code of the failure says why a session ended, to whoever holds a token of
 * it; SIGN_IN_NEEDED when the token is unknown or expired. Asked at every request, so it is one call of the database.
 */
export async function findSession(db: Db, accessToken: string, now: Date): Promise<Result<Session>> {
  const token = readToken(accessToken);
  if (token === undefined) return fail('SIGN_IN_NEEDED');
  const { tenantId, hash } = token;
  const { rows } = await sql<SessionRow>`select * from find_session(${tenantId}, ${hash})`.execute(db);
  const [row] = rows;
  if (row === undefined) return fail('SIGN_IN_NEEDED');
  const refusal = refusalOf(row, now);
  if (refusal !== undefined) return fail(refusal);
  const actor = actorSchema.parse({ userId: row.user_id, name: row.name, role: row.role });
  return succeed({ sessionId: row.id, tenantId, deviceId: row.device_id, actor });
}

/** True while a session is neither ended nor gone. */
export async function isSessionValid(db: Db, { tenantId, sessionId }: Session): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select is_session_open(${tenantId}, ${sessionId}) as open
  `.execute(db);
  return rows[0]?.open === true;
}

/** The tenant's settings; the caller's transaction is the tenant's or a user's of it. */
export async function readOrganisation(trx: Trx, tenantId: string): Promise<Organisation> {
  const row = await trx
    .selectFrom('tenant')
    .select('organisation')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return organisationSchema.parse(row.organisation);
}
