import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { hashPassword } from '../identity/password.ts';
import { isWeakPassword } from '../identity/password-rules.ts';
import type { Session } from '../identity/session.ts';
import { endSessions } from '../identity/session-end.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';
import { lockUser } from './user-rows.ts';

/** Sets the password of a user and ends the user's sessions. USER_NOT_FOUND, PASSWORD_WEAK. */
export async function resetPassword(
  { store, clock }: AdminDesk,
  session: Session,
  { userId, password }: { readonly userId: string; readonly password: string },
): Promise<Result<void>> {
  const { tenantId } = session;
  const passwordHash = await hashPassword(password);
  return inTenant(store.db, tenantId, async (trx) => {
    const user = await lockUser(trx, tenantId, userId);
    if (user === undefined) return fail('USER_NOT_FOUND');
    if (isWeakPassword(password, user.user_name)) return fail('PASSWORD_WEAK');
    await trx
      .updateTable('app_user')
      .set({ password_hash: passwordHash })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', userId)
      .execute();
    const now = clock();
    await endSessions(trx, tenantId, { userId }, { reason: 'password-changed', now });
    await auditChange(trx, session, now, { action: 'user.password-reset', subject: userId });
    return succeed(undefined);
  });
}
