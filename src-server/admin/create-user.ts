import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import type { User } from '../../src-shared/protocol/admin-api.ts';
import { hashPassword } from '../identity/password.ts';
import { isWeakPassword } from '../identity/password-rules.ts';
import type { Session } from '../identity/session.ts';
import { findSignIn, inTenant } from '../store/tenant-transaction.ts';
import { writePeople } from '../store/write-people.ts';
import { type AdminDesk, auditChange } from './admin-desk.ts';
import { areTerritories, replaceTerritories, teamProblem } from './user-rows.ts';

export type NewUserRequest = Omit<User, 'id' | 'active'> & { readonly password: string };

/** Creates a user. USER_NAME_TAKEN, PASSWORD_WEAK, TERRITORY_NOT_FOUND; COMMAND_INVALID for a team without a manager. */
export async function createUser(
  { store, clock, newId }: AdminDesk,
  session: Session,
  request: NewUserRequest,
): Promise<Result<{ id: User['id'] }>> {
  const { tenantId } = session;
  const { userName, name, role } = request;
  const territories = [...new Set(request.territories)];
  if (role !== 'manager' && territories.length > 0) return fail('COMMAND_INVALID', teamProblem);
  if (isWeakPassword(request.password, userName)) return fail('PASSWORD_WEAK');
  const passwordHash = await hashPassword(request.password);
  const id = userIdSchema.parse(newId());
  return inTenant(store.db, tenantId, async (trx) => {
    // Sign-in knows the tenant by the name alone, so a name belongs to one user of all tenants.
    if ((await findSignIn(trx, userName)) !== undefined) return fail('USER_NAME_TAKEN');
    if (!(await areTerritories(trx, tenantId, territories))) return fail('TERRITORY_NOT_FOUND');
    await trx
      .insertInto('app_user')
      .values({
        ...{ tenant_id: tenantId, id, user_name: userName, name, role },
        ...{ password_hash: passwordHash, scope_version: 1 },
      })
      .execute();
    await replaceTerritories(trx, tenantId, id, territories);
    await writePeople(trx, tenantId);
    const detail = { role, territories };
    await auditChange(trx, session, clock(), { action: 'user.created', subject: id, detail });
    return succeed({ id });
  });
}
