import { createTenant } from '../../../src-server/identity/create-tenant.ts';
import { hashPassword } from '../../../src-server/identity/password.ts';
import type { Store } from '../../../src-server/store/store.ts';
import { inTenant } from '../../../src-server/store/tenant-transaction.ts';
import { type FeedWrite, writeFeed } from '../../../src-server/store/write-feed.ts';
import { defaultPolicy } from '../../../src-shared/domain/organisation/policy.ts';
import { passwords } from './passwords.ts';
import { people, territories } from './people.ts';

/** Cheap, because every run signs people in; the parameters are kept in the hash. */
const passwordHash = hashPassword(passwords[0], { memoryCost: 1024, timeCost: 1 });

export function userNameOf(tenantId: string, userId: string): string {
  return `${userId}@${tenantId}`;
}

/** Creates the organisation with its people. */
export async function createOrganisation(store: Store, tenantId: string, incarnation: string): Promise<void> {
  const hash = await passwordHash;
  const users = people.map(({ userId: id, role, territories = [] }) => {
    return { id, userName: userNameOf(tenantId, id), name: id, role, passwordHash: hash, territories };
  });
  const organisation = {
    id: tenantId,
    name: 'Simulation',
    addressLines: [],
    phone: '',
    email: '',
    paymentLines: [],
    timeZone: 'UTC',
    locale: 'en',
    policy: defaultPolicy,
  };
  await inTenant(store.db, tenantId, async (trx) => {
    await createTenant(trx, organisation, incarnation, users);
    const rows = territories.map((name) => ({ tenant_id: tenantId, name }));
    await trx
      .insertInto('territory')
      .values(rows)
      .onConflict((known) => known.doNothing())
      .execute();
  });
}

/** Writes documents as the ledger's import does. */
export async function writeLedger(
  store: Store,
  tenantId: string,
  writes: readonly FeedWrite[],
): Promise<void> {
  await inTenant(store.db, tenantId, async (trx) => {
    await writeFeed(trx, { tenantId, userId: 'ledger' }, writes);
  });
}
