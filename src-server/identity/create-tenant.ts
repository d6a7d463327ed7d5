import { randomBytes } from 'node:crypto';
import type { BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { seedReference } from '../store/seed-reference.ts';
import type { Trx } from '../store/store.ts';
import { writePeople } from '../store/write-people.ts';
import { newRecoveryKeys } from './recovery-keys.ts';
import { newSigningKeys } from './signing-keys.ts';

export type NewUser = {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  /** The territories of a manager; they are created with the organisation. */
  readonly territories?: readonly string[];
};

export const defaultLeaseHours = 72;

/**
 * Creates an organisation with its users, their territories, its lease key, its recovery key, the secret of its ledger ids, reference data
 * and directory of people, in a transaction of that tenant.
 */
export async function createTenant(
  trx: Trx,
  organisation: Organisation,
  incarnation: string,
  users: readonly NewUser[],
  today: BusinessDate,
): Promise<void> {
  const tenantId = organisation.id;
  await trx
    .insertInto('tenant')
    .values({
      id: tenantId,
      organisation: JSON.stringify(organisation),
      incarnation,
      feed_seq: 0,
      audit_count: 0,
      audit_hash: '',
      ledger_secret: randomBytes(32).toString('base64url'),
    })
    .execute();
  const { publicKey, privateKey } = newSigningKeys();
  await trx
    .insertInto('lease_terms')
    .values({ tenant_id: tenantId, public_key: publicKey, private_key: privateKey, hours: defaultLeaseHours })
    .execute();
  const recovery = newRecoveryKeys();
  await trx
    .insertInto('recovery_key')
    .values({ tenant_id: tenantId, public_key: recovery.publicKey, private_key: recovery.privateKey })
    .execute();
  await trx
    .insertInto('app_user')
    .values(
      users.map((user) => ({
        tenant_id: tenantId,
        id: user.id,
        user_name: user.userName,
        name: user.name,
        role: user.role,
        password_hash: user.passwordHash,
        scope_version: 1,
      })),
    )
    .execute();
  for (const user of users) await giveTerritories(trx, tenantId, user);
  await seedReference(trx, organisation, today);
  await writePeople(trx, tenantId);
}

async function giveTerritories(trx: Trx, tenantId: string, user: NewUser): Promise<void> {
  const { id, territories = [] } = user;
  if (territories.length === 0) return;
  await trx
    .insertInto('territory')
    .values(territories.map((name) => ({ tenant_id: tenantId, name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('user_territory')
    .values(territories.map((territory) => ({ tenant_id: tenantId, user_id: id, territory })))
    .execute();
}
