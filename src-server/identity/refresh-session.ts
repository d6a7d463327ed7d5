import type { z } from 'zod';
import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import {
  type refreshRequestSchema,
  refreshText,
  type SessionReply,
} from '../../src-shared/protocol/session-api.ts';
import { appendAudit } from '../store/audit.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import {
  type IssuedTokens,
  mintTokens,
  refreshLifetimeMs,
  sessionReply,
  storeTokens,
} from './issue-tokens.ts';
import { endSessions, refusalOf } from './session-end.ts';
import type { SignInContext } from './sign-in.ts';
import { isSignedBy } from './signing-keys.ts';
import { readToken } from './token.ts';

/** For so long an old token that comes back is known as one, and ends its session. */
const reuseKnownForMs = 7 * 86_400_000;

type RefreshRequest = z.infer<typeof refreshRequestSchema>;

/**
 * Exchanges a refresh token for new tokens. The token that was exchanged last may be used once more, because the
 * answer may have been lost or the first request may be the later one to arrive; both of its successors are good until
 * one of them is used. Any other use of an old token is a stolen one and ends the session. Without the device's
 * proof a token is worth nothing, and ends nothing either: whoever copied it must not be able to sign the owner out.
 * The code of the failure says why a session ended to the device that it belongs to, else SIGN_IN_NEEDED.
 */
export async function refreshSession(
  context: SignInContext,
  request: RefreshRequest,
): Promise<Result<SessionReply>> {
  const token = readToken(request.refreshToken);
  if (token === undefined) return fail('SIGN_IN_NEEDED');
  const { tenantId, hash } = token;
  return inTenant(context.store.db, tenantId, async (trx) => {
    await lockDevice(trx, tenantId, request.deviceId);
    const session = await lockSession(trx, tenantId, hash);
    if (session === undefined || !isProven(session, request)) return fail('SIGN_IN_NEEDED');
    const now = context.clock();
    const refusal = refusalOf(session, now);
    if (refusal !== undefined) return fail(refusal);
    if (!isUsable(session, hash)) {
      await endReused(trx, session, now);
      return fail('SIGN_IN_NEEDED');
    }
    const tokens = mintTokens(tenantId);
    await rotate(trx, session, { usedHash: hash, tokens, now });
    const actor = actorSchema.parse({ userId: session.user_id, name: session.name, role: session.role });
    const { leaseNonce } = request;
    const holder = { tenantId, actor, deviceId: session.device_id };
    return succeed(await sessionReply(trx, holder, { tokens, leaseNonce, now }));
  });
}

/** In the order of a sign-in, which holds the device and then ends its sessions. */
async function lockDevice(trx: Trx, tenantId: string, deviceId: string): Promise<void> {
  await trx
    .selectFrom('device')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deviceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof lockSession>>>;

function lockSession(trx: Trx, tenantId: string, refreshHash: string) {
  return trx
    .selectFrom('session as s')
    .innerJoin('device as d', (join) =>
      join.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.device_id'),
    )
    .innerJoin('app_user as u', (join) =>
      join.onRef('u.tenant_id', '=', 's.tenant_id').onRef('u.id', '=', 's.user_id'),
    )
    .selectAll('s')
    .select(['d.public_key', 'd.revoked_at as device_revoked_at', 'u.name', 'u.role', 'u.active'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.id', '=', (eb) =>
      eb
        .selectFrom('refresh_token')
        .select('session_id')
        .where('refresh_token.tenant_id', '=', tenantId)
        .where('hash', '=', refreshHash),
    )
    .forUpdate('s')
    .executeTakeFirst();
}

function isProven(session: SessionRow, { deviceId, refreshToken, proof }: RefreshRequest): boolean {
  if (session.device_id !== deviceId) return false;
  return isSignedBy(session.public_key, refreshText(deviceId, refreshToken), proof);
}

function isUsable(session: SessionRow, hash: string): boolean {
  return isNewest(session, hash) || isSecondUse(session, hash);
}

function isNewest(session: SessionRow, hash: string): boolean {
  return hash === session.refresh_hash || hash === session.sibling_refresh_hash;
}

function isSecondUse(session: SessionRow, hash: string): boolean {
  return hash === session.previous_refresh_hash && session.sibling_refresh_hash === null;
}

type Rotation = { readonly usedHash: string; readonly tokens: IssuedTokens; readonly now: Date };

async function rotate(trx: Trx, session: SessionRow, { usedHash, tokens, now }: Rotation): Promise<void> {
  const tenantId = session.tenant_id;
  await trx
    .updateTable('session')
    .set({
      refresh_hash: tokens.refresh.hash,
      previous_refresh_hash: usedHash,
      // Nobody knows which of the two answers the device holds.
      sibling_refresh_hash: isSecondUse(session, usedHash) ? session.refresh_hash : null,
      expires_at: new Date(now.getTime() + refreshLifetimeMs),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', session.id)
    .execute();
  // Access tokens live for minutes: this is as often as "last seen" has to be written.
  await trx
    .updateTable('device')
    .set({ last_seen_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', session.device_id)
    .execute();
  await forgetOldTokens(trx, session, usedHash, now);
  await storeTokens(trx, { tenantId, sessionId: session.id }, tokens, now);
}

/** A session that refreshes every five minutes for months must not keep every token of it. */
async function forgetOldTokens(trx: Trx, session: SessionRow, usedHash: string, now: Date): Promise<void> {
  await trx
    .deleteFrom('refresh_token')
    .where('tenant_id', '=', session.tenant_id)
    .where('session_id', '=', session.id)
    .where('issued_at', '<', new Date(now.getTime() - reuseKnownForMs))
    .where('hash', 'not in', [usedHash, session.refresh_hash])
    .execute();
}

async function endReused(trx: Trx, session: SessionRow, now: Date): Promise<void> {
  const tenantId = session.tenant_id;
  await endSessions(trx, tenantId, { sessionId: session.id }, { reason: 'token-reused', now });
  await appendAudit(trx, {
    tenantId,
    at: now,
    actorId: session.user_id,
    deviceId: session.device_id,
    action: 'session.revoked',
    subject: session.id,
    detail: { reason: 'refresh token used again' },
  });
}
