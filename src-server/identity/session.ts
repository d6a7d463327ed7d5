import { type Actor, actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import { type Organisation, organisationSchema } from '../../src-shared/domain/organisation/organisation.ts';
import type { Scope } from '../store/read-feed.ts';
import type { Db } from '../store/store.ts';
import { readToken } from './token.ts';

/** Who asks: a user at a device, proven by an access token. */
export type Session = {
  readonly sessionId: string;
  readonly tenantId: string;
  readonly deviceId: string;
  readonly actor: Actor;
};

export function scopeOf(session: Session): Scope {
  const { tenantId, deviceId, actor } = session;
  return { tenantId, deviceId, userId: actor.userId, role: actor.role };
}

/** Finds the session of an access token; `undefined` when the token is unknown, expired or revoked. */
export async function findSession(db: Db, accessToken: string, now: Date): Promise<Session | undefined> {
  const token = readToken(accessToken);
  if (token === undefined) return undefined;
  const row = await db
    .selectFrom('access_token as t')
    .innerJoin('session as s', (join) =>
      join.onRef('s.tenant_id', '=', 't.tenant_id').onRef('s.id', '=', 't.session_id'),
    )
    .innerJoin('app_user as u', (join) =>
      join.onRef('u.tenant_id', '=', 's.tenant_id').onRef('u.id', '=', 's.user_id'),
    )
    .select(['s.id', 's.device_id', 's.user_id', 'u.name', 'u.role'])
    .where('t.tenant_id', '=', token.tenantId)
    .where('t.hash', '=', token.hash)
    .where('t.expires_at', '>', now)
    .where('s.revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const actor = actorSchema.parse({ userId: row.user_id, name: row.name, role: row.role });
  return { sessionId: row.id, tenantId: token.tenantId, deviceId: row.device_id, actor };
}

/** True while a session is neither revoked nor gone. */
export async function isSessionValid(db: Db, session: Session): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('tenant_id', '=', session.tenantId)
    .where('id', '=', session.sessionId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The tenant's settings. */
export async function readOrganisation(db: Db, tenantId: string): Promise<Organisation> {
  const row = await db
    .selectFrom('tenant')
    .select('organisation')
    .where('id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return organisationSchema.parse(row.organisation);
}
