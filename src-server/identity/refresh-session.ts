import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import type { refreshRequestSchema, SessionReply } from '../../src-shared/protocol/sync-api.ts';
import { appendAudit } from '../store/audit.ts';
import type { SessionTable } from '../store/database-schema.ts';
import { inTransaction, type Trx } from '../store/store.ts';
import {
  type IssuedTokens,
  mintTokens,
  refreshLifetimeMs,
  sessionReply,
  storeTokens,
} from './issue-tokens.ts';
import type { SignInContext } from './sign-in.ts';
import { readToken } from './token.ts';

type RefreshRequest = z.infer<typeof refreshRequestSchema>;
type SessionRow = Selectable<SessionTable>;

/**
 * Exchanges a refresh token for new tokens. The token that was exchanged last may be used once more, because the
 * answer may have been lost; any other use of an old token is a stolen one and revokes the session. `undefined` when
 * the workstation has to sign in again.
 */
export async function refreshSession(
  context: SignInContext,
  request: RefreshRequest,
): Promise<SessionReply | undefined> {
  const token = readToken(request.refreshToken);
  if (token === undefined) return undefined;
  const tokens = mintTokens(token.tenantId);
  const now = context.clock();
  const { db } = context.store;
  const userId = await inTransaction(db, async (trx) => {
    const session = await lockSession(trx, token.tenantId, token.hash);
    if (session === undefined || session.revoked_at !== null || session.expires_at <= now) return undefined;
    if (session.device_id !== request.deviceId || !isUsable(session, token.hash)) {
      await revoke(trx, session, now);
      return undefined;
    }
    await rotate(trx, session, { usedHash: token.hash, tokens, now });
    return session.user_id;
  });
  if (userId === undefined) return undefined;
  const user = await db
    .selectFrom('app_user')
    .select(['id', 'name', 'role'])
    .where('tenant_id', '=', token.tenantId)
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const actor = actorSchema.parse({ userId: user.id, name: user.name, role: user.role });
  return sessionReply(db, { tenantId: token.tenantId, actor }, tokens);
}

function lockSession(trx: Trx, tenantId: string, refreshHash: string): Promise<SessionRow | undefined> {
  return trx
    .selectFrom('session')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', (eb) =>
      eb
        .selectFrom('refresh_token')
        .select('session_id')
        .where('refresh_token.tenant_id', '=', tenantId)
        .where('hash', '=', refreshHash),
    )
    .forUpdate()
    .executeTakeFirst();
}

function isUsable(session: SessionRow, hash: string): boolean {
  if (hash === session.refresh_hash) return true;
  return hash === session.previous_refresh_hash && !session.previous_used_again;
}

type Rotation = { readonly usedHash: string; readonly tokens: IssuedTokens; readonly now: Date };

async function rotate(trx: Trx, session: SessionRow, { usedHash, tokens, now }: Rotation): Promise<void> {
  await trx
    .updateTable('session')
    .set({
      refresh_hash: tokens.refresh.hash,
      previous_refresh_hash: usedHash,
      previous_used_again: usedHash !== session.refresh_hash,
      expires_at: new Date(now.getTime() + refreshLifetimeMs),
    })
    .where('tenant_id', '=', session.tenant_id)
    .where('id', '=', session.id)
    .execute();
  await storeTokens(trx, { tenantId: session.tenant_id, sessionId: session.id }, tokens, now);
}

async function revoke(trx: Trx, session: SessionRow, now: Date): Promise<void> {
  await trx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('tenant_id', '=', session.tenant_id)
    .where('id', '=', session.id)
    .execute();
  await appendAudit(trx, {
    tenantId: session.tenant_id,
    at: now,
    actorId: session.user_id,
    deviceId: session.device_id,
    action: 'session.revoked',
    subject: session.id,
    detail: { reason: 'refresh token used again' },
  });
}
