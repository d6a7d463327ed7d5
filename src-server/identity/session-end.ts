import { sql } from 'kysely';
import type { FailureCode } from '../../src-shared/domain/failure.ts';
import type { SessionEnd } from '../store/identity-schema.ts';
import type { Trx } from '../store/store.ts';

/** What a workstation is told when its session has ended early. */
const codeOfEnd = {
  'signed-out': 'SIGN_IN_NEEDED',
  'signed-in-again': 'SIGN_IN_NEEDED',
  'token-reused': 'SIGN_IN_NEEDED',
  'device-revoked': 'DEVICE_REVOKED',
  'user-inactive': 'USER_INACTIVE',
  'password-changed': 'PASSWORD_CHANGED',
} as const satisfies Record<SessionEnd, FailureCode>;

export type SessionState = {
  readonly end_reason: SessionEnd | null;
  readonly device_revoked_at: Date | null;
  readonly active: boolean;
  readonly expires_at: Date;
};

/** Why a session, or a token of it, is good no more; `undefined` while it is. */
export function refusalOf(session: SessionState, now: Date): FailureCode | undefined {
  if (session.device_revoked_at !== null) return 'DEVICE_REVOKED';
  if (!session.active) return 'USER_INACTIVE';
  // A user who is active again has to sign in, whatever it was that ended the session then.
  if (session.end_reason === 'user-inactive') return 'SIGN_IN_NEEDED';
  if (session.end_reason !== null) return codeOfEnd[session.end_reason];
  return session.expires_at <= now ? 'SIGN_IN_NEEDED' : undefined;
}

/** Whose sessions: one, all of a user, all of a device, or all of a user but one. */
export type WhichSessions =
  | { readonly sessionId: string }
  | { readonly deviceId: string }
  | { readonly userId: string; readonly except?: string };

/** Ends open sessions, and tells every server process at commit, so that streams of theirs end at once. */
export async function endSessions(
  trx: Trx,
  tenantId: string,
  which: WhichSessions,
  how: { readonly reason: SessionEnd; readonly now: Date },
): Promise<void> {
  let query = trx
    .updateTable('session')
    .set({ revoked_at: how.now, end_reason: how.reason })
    .where('tenant_id', '=', tenantId)
    .where('revoked_at', 'is', null);
  if ('sessionId' in which) query = query.where('id', '=', which.sessionId);
  else if ('deviceId' in which) query = query.where('device_id', '=', which.deviceId);
  else {
    query = query.where('user_id', '=', which.userId);
    if (which.except !== undefined) query = query.where('id', '!=', which.except);
  }
  // By session: a notice of a device could reach a stream of the session that it opens next.
  const ended = await query.returning('id').execute();
  for (const { id } of ended) await tellStreams(trx, { tenantId, sessionId: id });
}

export const streamChannel = 'duebook_session';

/** Which streams shall check whether they may stay open. */
export type StreamNotice = { readonly tenantId: string } & WhichSessions;

/** Has the streams of sessions end at commit: what they were opened with holds no more. */
export async function tellStreams(trx: Trx, notice: StreamNotice): Promise<void> {
  await sql`select pg_notify(${streamChannel}, ${JSON.stringify(notice)})`.execute(trx);
}
