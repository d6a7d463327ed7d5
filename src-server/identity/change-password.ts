import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { appendAudit } from '../store/audit.ts';
import type { Trx } from '../store/store.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { isWeakPassword } from './password-rules.ts';
import type { Session } from './session.ts';
import { endSessions } from './session-end.ts';
import type { SignInContext } from './sign-in.ts';

/**
 * Changes the password of the caller and ends the caller's other sessions. SIGN_IN_FAILED when the present one is
 * wrong, PASSWORD_WEAK when the next one would be.
 */
export async function changePassword(
  { store, clock }: Pick<SignInContext, 'store' | 'clock'>,
  session: Session,
  { present, next }: { readonly present: string; readonly next: string },
): Promise<Result<void>> {
  const { tenantId, sessionId, deviceId } = session;
  const { userId } = session.actor;
  const user = await inTenant(store.db, tenantId, (trx) => readUser(trx, tenantId, userId));
  if (!(await verifyPassword(user.password_hash, present))) return fail('SIGN_IN_FAILED');
  if (next === present || isWeakPassword(next, user.user_name)) return fail('PASSWORD_WEAK');
  const passwordHash = await hashPassword(next);
  return inTenant(store.db, tenantId, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('app_user')
      .set({ password_hash: passwordHash })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', userId)
      .where('password_hash', '=', user.password_hash)
      .executeTakeFirst();
    // Somebody else was faster: what was the present password is not any more.
    if (numUpdatedRows === 0n) return fail('SIGN_IN_FAILED');
    const now = clock();
    await endSessions(trx, tenantId, { userId, except: sessionId }, { reason: 'password-changed', now });
    const who = { tenantId, at: now, actorId: userId, deviceId };
    await appendAudit(trx, { ...who, action: 'user.password-changed', subject: userId, detail: {} });
    return succeed(undefined);
  });
}

function readUser(trx: Trx, tenantId: string, userId: string) {
  return trx
    .selectFrom('app_user')
    .select(['user_name', 'password_hash'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
}
