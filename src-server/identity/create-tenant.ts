import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import type { Trx } from '../store/store.ts';

export type NewUser = {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
};

/** Creates an organisation with its users. */
export async function createTenant(
  trx: Trx,
  organisation: Organisation,
  incarnation: string,
  users: readonly NewUser[],
): Promise<void> {
  await trx
    .insertInto('tenant')
    .values({
      id: organisation.id,
      organisation: JSON.stringify(organisation),
      incarnation,
      feed_seq: 0,
      audit_count: 0,
      audit_hash: '',
    })
    .execute();
  await trx
    .insertInto('app_user')
    .values(
      users.map((user) => ({
        tenant_id: organisation.id,
        id: user.id,
        user_name: user.userName,
        name: user.name,
        role: user.role,
        password_hash: user.passwordHash,
        scope_version: 1,
      })),
    )
    .execute();
}
