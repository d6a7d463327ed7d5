import { appendAudit } from '../store/audit.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import type { Session } from './session.ts';
import { endSessions } from './session-end.ts';
import type { SignInContext } from './sign-in.ts';

/** Ends the caller's session: its tokens are worth nothing from now on. */
export async function signOut(
  { store, clock }: Pick<SignInContext, 'store' | 'clock'>,
  { tenantId, sessionId, deviceId, actor }: Session,
): Promise<void> {
  await inTenant(store.db, tenantId, async (trx) => {
    const now = clock();
    await endSessions(trx, tenantId, { sessionId }, { reason: 'signed-out', now });
    const who = { tenantId, at: now, actorId: actor.userId, deviceId };
    await appendAudit(trx, { ...who, action: 'session.ended', subject: sessionId, detail: {} });
  });
}
