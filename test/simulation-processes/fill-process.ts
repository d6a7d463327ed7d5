// Fills the database with two organisations through the server's own code, as imports do.

import { randomUUID } from 'node:crypto';
import { createTenant, type NewUser } from '../../src-server/identity/create-tenant.ts';
import { hashPassword } from '../../src-server/identity/password.ts';
import { openPostgresqlStore } from '../../src-server/store/open-postgresql.ts';
import { inTenant } from '../../src-server/store/tenant-transaction.ts';
import { type FeedWrite, writeFeed } from '../../src-server/store/write-feed.ts';
import type { Organisation } from '../../src-shared/domain/organisation/organisation.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { answerParent, childInput } from '../bench/harness/child-program.ts';
import { accountDocuments, ledgerCollections } from '../bench/read-models/ledger.ts';
import { ledgerShape } from '../bench/read-models/ledger-shape.ts';
import { builtToday } from '../fixtures/builders/build-context.ts';
import { testOrganisation } from '../fixtures/builders/test-organisation.ts';
import {
  fillOrderSchema,
  firstPassword,
  hasOwnAccounts,
  type Person,
  type TenantPlan,
} from './organisation.ts';

const order = fillOrderSchema.parse(childInput());
const accountsPerTransaction = 40;
// Everybody signs in again and again: a real password's cost would be what the processors are busy with.
const passwordHash = await hashPassword(firstPassword, { memoryCost: 1024, timeCost: 1 });

function organisationOf(tenantId: string): Organisation {
  return testOrganisation(tenantId, `Organisation ${tenantId}`);
}

function newUser({ userId, userName, role, territory }: Person): NewUser {
  const territories = role === 'manager' ? [territory] : [];
  return { id: userId, userName, name: `Name of ${userId}`, role, passwordHash, territories };
}

/** All documents of one account; the account goes to whose turn it is. */
function writesOf(plan: TenantPlan, index: number): readonly FeedWrite[] {
  const shape = ledgerShape(order.seed, plan.accounts);
  const holders = plan.people.filter(hasOwnAccounts);
  const holder = holders[index % holders.length];
  const own = { collectorId: holder?.userId, territory: holder?.territory };
  const documents = accountDocuments(shape, index);
  return ledgerCollections.flatMap((collection) =>
    documents[collection].map(({ _deleted, ...content }): FeedWrite => {
      const whole = collection === 'accounts' ? { ...content, ...own } : content;
      return { collection, document: collectionSchemas[collection].parse(whole) } as FeedWrite;
    }),
  );
}

const store = await openPostgresqlStore(order.databaseUrl);
for (const plan of order.tenants) {
  const { tenantId, people, accounts } = plan;
  await inTenant(store.db, tenantId, (trx) =>
    createTenant(trx, organisationOf(tenantId), randomUUID(), people.map(newUser), builtToday),
  );
  for (let from = 0; from < accounts; from += accountsPerTransaction) {
    const count = Math.min(accountsPerTransaction, accounts - from);
    const writes = Array.from({ length: count }, (_, offset) => writesOf(plan, from + offset)).flat();
    await inTenant(store.db, tenantId, (trx) => writeFeed(trx, { tenantId, userId: 'import' }, writes));
  }
}
await store.close();
answerParent({});
