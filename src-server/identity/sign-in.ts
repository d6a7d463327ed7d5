import { sql } from 'kysely';
import type { z } from 'zod';
import { actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import type { SessionReply, signInRequestSchema } from '../../src-shared/protocol/sync-api.ts';
import type { Clock } from '../app/clock.ts';
import { appendAudit } from '../store/audit.ts';
import { inTransaction, type Store } from '../store/store.ts';
import { mintTokens, refreshLifetimeMs, sessionReply, storeTokens } from './issue-tokens.ts';
import { verifyPassword } from './password.ts';

type SignInRequest = z.infer<typeof signInRequestSchema>;
export type SignInContext = { readonly store: Store; readonly clock: Clock; readonly newId: () => string };

/** Opens a session for a user on a device; `undefined` when the name or the password is wrong. */
export async function signIn(
  context: SignInContext,
  request: SignInRequest,
): Promise<SessionReply | undefined> {
  // PostgreSQL cannot hold a NUL; nobody's name has one.
  if (request.userName.includes('\u0000') || !request.userName.isWellFormed()) return undefined;
  const user = await context.store.db
    .selectFrom('app_user')
    .selectAll()
    .where(sql`lower(user_name)`, '=', request.userName.toLowerCase())
    .executeTakeFirst();
  const isRight = await verifyPassword(user?.password_hash, request.password);
  if (user === undefined || !isRight) return undefined;
  const actor = actorSchema.parse({ userId: user.id, name: user.name, role: user.role });
  const session = { tenantId: user.tenant_id, sessionId: context.newId(), actor };
  const tokens = await openSession(context, session, request);
  return sessionReply(context.store.db, session, tokens);
}

type NewSession = { tenantId: string; sessionId: string; actor: { userId: string } };

async function openSession(context: SignInContext, session: NewSession, request: SignInRequest) {
  const now = context.clock();
  const { tenantId, sessionId } = session;
  const { userId } = session.actor;
  const tokens = mintTokens(tenantId);
  const deviceName = request.deviceName.replaceAll('\u0000', '').toWellFormed();
  await inTransaction(context.store.db, async (trx) => {
    await trx
      .insertInto('device')
      .values({
        tenant_id: tenantId,
        id: request.deviceId,
        user_id: userId,
        name: deviceName,
        enrolled_at: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'id', 'user_id']).doUpdateSet({ name: deviceName }),
      )
      .execute();
    await trx
      .insertInto('session')
      .values({
        tenant_id: tenantId,
        id: sessionId,
        user_id: userId,
        device_id: request.deviceId,
        refresh_hash: tokens.refresh.hash,
        previous_refresh_hash: null,
        previous_used_again: false,
        expires_at: new Date(now.getTime() + refreshLifetimeMs),
        revoked_at: null,
      })
      .execute();
    await storeTokens(trx, session, tokens, now);
    const who = { tenantId, at: now, actorId: userId, deviceId: request.deviceId };
    await appendAudit(trx, { ...who, action: 'session.opened', subject: sessionId, detail: {} });
  });
  return tokens;
}
