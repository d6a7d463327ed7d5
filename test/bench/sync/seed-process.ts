// Fills a tenant with a ledger through the server's own code, as imports do.

import { randomUUID } from 'node:crypto';
import { createTenant, type NewUser } from '../../../src-server/identity/create-tenant.ts';
import { hashPassword } from '../../../src-server/identity/password.ts';
import { openPostgresqlStore } from '../../../src-server/store/open-postgresql.ts';
import { readFeedPosition } from '../../../src-server/store/read-feed.ts';
import { inTenant } from '../../../src-server/store/tenant-transaction.ts';
import { type FeedWrite, writeFeed } from '../../../src-server/store/write-feed.ts';
import { collectionSchemas } from '../../../src-shared/protocol/collections.ts';
import { builtToday } from '../../fixtures/builders/build-context.ts';
import { testOrganisation } from '../../fixtures/builders/test-organisation.ts';
import { answerParent, childInput } from '../harness/child-program.ts';
import { progress } from '../harness/progress.ts';
import { accountDocuments, type LedgerCollection, ledgerCollections } from '../read-models/ledger.ts';
import { ledgerShape } from '../read-models/ledger-shape.ts';
import { benchPassword, collectorAt, managerAt, teamOf, tenantOrderSchema } from './tenants.ts';

const order = tenantOrderSchema.parse(childInput());
const { tenantId, accounts, collectors, managers } = order;
const accountsPerTransaction = 200;
// Five hundred people sign in before anything is measured: theirs is not the cost of a real password.
const cheap = { memoryCost: 1024, timeCost: 1 };

const organisation = testOrganisation(tenantId, 'Benchmark');

function people(passwordHash: string): readonly NewUser[] {
  const each = <Person>(count: number, personAt: (index: number) => Person) =>
    Array.from({ length: count }, (_, index) => personAt(index));
  return [
    ...each(collectors, (index): NewUser => {
      const { userId: id, userName } = collectorAt(tenantId, index);
      return { id, userName, name: id, role: 'collector', passwordHash };
    }),
    ...each(managers, (index): NewUser => {
      const { userId: id, userName } = managerAt(tenantId, index);
      return {
        id,
        userName,
        name: id,
        role: 'manager',
        passwordHash,
        territories: [teamOf(index, managers)],
      };
    }),
  ];
}

const shape = ledgerShape(order.seed, accounts);

function* writesOf(index: number): Generator<FeedWrite> {
  const collector = index % collectors;
  const own = {
    collectorId: collectorAt(tenantId, collector).userId,
    territory: teamOf(collector, managers),
  };
  const documents = accountDocuments(shape, index);
  for (const collection of ledgerCollections) {
    for (const { _deleted, ...content } of documents[collection]) {
      yield writeOf(collection, collection === 'accounts' ? { ...content, ...own } : content);
    }
  }
}

/** Checked as everything is that the server writes. */
function writeOf(collection: LedgerCollection, content: object): FeedWrite {
  return { collection, document: collectionSchemas[collection].parse(content) } as FeedWrite;
}

const store = await openPostgresqlStore(order.databaseUrl);
const { db } = store;
const passwordHash = await hashPassword(benchPassword, cheap);
await inTenant(db, tenantId, (trx) =>
  createTenant(trx, organisation, randomUUID(), people(passwordHash), builtToday),
);
let written = 0;
for (let from = 0; from < accounts; from += accountsPerTransaction) {
  const writes: FeedWrite[] = [];
  for (let index = from; index < Math.min(accounts, from + accountsPerTransaction); index += 1) {
    writes.push(...writesOf(index));
  }
  await inTenant(db, tenantId, (trx) => writeFeed(trx, { tenantId, userId: 'seed' }, writes));
  if (Math.floor(written / 100_000) !== Math.floor((written + writes.length) / 100_000)) {
    progress(`${tenantId}: ${written + writes.length} documents`);
  }
  written += writes.length;
}
// Reference data among them.
const documents = await readFeedPosition(db, tenantId);
await store.close();
answerParent({ documents });
