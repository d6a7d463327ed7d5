import type { z } from 'zod';
import { isStorableText } from '../../src-shared/domain/document.ts';
import { type FailureCode, fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { actorSchema } from '../../src-shared/domain/organisation/actor.ts';
import type { SessionReply, signInRequestSchema } from '../../src-shared/protocol/session-api.ts';
import type { Clock } from '../app/clock.ts';
import { appendAudit } from '../store/audit.ts';
import type { Store, Trx } from '../store/store.ts';
import { findSignIn, inTenant } from '../store/tenant-transaction.ts';
import { enrolDevice } from './enrol-device.ts';
import { mintTokens, refreshLifetimeMs, sessionReply, storeTokens } from './issue-tokens.ts';
import { verifyPassword } from './password.ts';
import type { Session } from './session.ts';
import { endSessions } from './session-end.ts';

type SignInRequest = z.infer<typeof signInRequestSchema>;
export type SignInContext = { readonly store: Store; readonly clock: Clock; readonly newId: () => string };

/**
 * Opens a session for a user on a device and ends the device's other sessions, whoever's they are: a workstation has
 * one, so that another one is a copy of it or of somebody who worked there before. SIGN_IN_FAILED when the name or the password is wrong; only whoever knows
 * the password is told more: USER_INACTIVE, DEVICE_REVOKED, or FORBIDDEN for a device id with another key.
 */
export async function signIn(context: SignInContext, request: SignInRequest): Promise<Result<SessionReply>> {
  const user = await findUser(context.store, request.userName);
  const isRight = await verifyPassword(user?.password_hash, request.password);
  if (user === undefined || !isRight) return fail('SIGN_IN_FAILED');
  const tenantId = user.tenant_id;
  return inTenant(context.store.db, tenantId, async (trx) => {
    const present = await lockUser(trx, tenantId, user.id);
    // The password was changed while it was checked: what was right then is wrong now.
    if (present?.password_hash !== user.password_hash) return fail('SIGN_IN_FAILED');
    if (!present.active) return fail('USER_INACTIVE');
    const actor = actorSchema.parse({ userId: present.id, name: present.name, role: present.role });
    return openSession(context, trx, { tenantId, actor }, request);
  });
}

/** No tenant has the empty id. */
const nobody = { tenantId: '', userId: '' };

async function findUser(store: Store, userName: string) {
  // PostgreSQL cannot hold such a text; nobody's name is one.
  if (!isStorableText(userName)) return undefined;
  // Asked for nobody as well: how long it takes shall not tell which names exist.
  const { tenantId, userId } = (await findSignIn(store.db, userName)) ?? nobody;
  return inTenant(store.db, tenantId, (trx) =>
    trx
      .selectFrom('app_user')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', userId)
      .executeTakeFirst(),
  );
}

/** Held until the session is written: whoever deactivates the user meanwhile ends this session, too. */
function lockUser(trx: Trx, tenantId: string, userId: string) {
  return trx
    .selectFrom('app_user')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .forShare()
    .executeTakeFirst();
}

async function openSession(
  context: SignInContext,
  trx: Trx,
  { tenantId, actor }: Pick<Session, 'tenantId' | 'actor'>,
  request: SignInRequest,
): Promise<Result<SessionReply>> {
  const now = context.clock();
  const { deviceId, devicePublicKey: publicKey, leaseNonce } = request;
  const { userId } = actor;
  const who = { tenantId, at: now, actorId: userId, deviceId };
  const name = request.deviceName.replaceAll('\u0000', '').toWellFormed();
  const enrolled = await enrolDevice(trx, { tenantId, deviceId, userId, name, publicKey }, now);
  if (!enrolled.ok) {
    const reason: FailureCode = enrolled.failure.code;
    await appendAudit(trx, { ...who, action: 'session.refused', subject: deviceId, detail: { reason } });
    return enrolled;
  }
  await endSessions(trx, tenantId, { deviceId }, { reason: 'signed-in-again', now });
  const sessionId = context.newId();
  const tokens = mintTokens(tenantId);
  await trx
    .insertInto('session')
    .values({
      tenant_id: tenantId,
      id: sessionId,
      user_id: userId,
      device_id: deviceId,
      refresh_hash: tokens.refresh.hash,
      previous_refresh_hash: null,
      sibling_refresh_hash: null,
      expires_at: new Date(now.getTime() + refreshLifetimeMs),
      revoked_at: null,
      end_reason: null,
    })
    .execute();
  await storeTokens(trx, { tenantId, sessionId }, tokens, now);
  await appendAudit(trx, { ...who, action: 'session.opened', subject: sessionId, detail: {} });
  return succeed(await sessionReply(trx, { tenantId, actor, deviceId }, { tokens, leaseNonce, now }));
}
