import { randomUUID } from 'node:crypto';
import type { Role } from '../../src-shared/domain/organisation/actor.ts';
import { type PullReply, type PullRequest, pullReplySchema } from '../../src-shared/protocol/sync-api.ts';
import { builtToday } from '../../test/fixtures/builders/build-context.ts';
import { testOrganisation } from '../../test/fixtures/builders/test-organisation.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { createTenant } from '../identity/create-tenant.ts';
import { readFeed } from './read-feed.ts';
import type { Scope } from './scope.ts';
import type { Store } from './store.ts';
import { inTenant } from './tenant-transaction.ts';
import { type FeedWrite, writeFeed } from './write-feed.ts';

const people = {
  amelie: 'collector',
  tomasz: 'collector',
  ruth: 'manager',
  admin: 'administrator',
} as const satisfies Record<string, Role>;

/** An organisation on a store, with nothing around it: no server, no sessions. */
export type StoredTenant = {
  readonly tenantId: string;
  readonly write: (...writes: readonly FeedWrite[]) => Promise<void>;
  /** A user on a device. */
  readonly scopeOf: (person: keyof typeof people, deviceId?: string) => Scope;
};

/** Creates an organisation with two collectors, a manager of the North and an administrator. */
export async function createStoredTenant(store: Store): Promise<StoredTenant> {
  const tenantId = randomUUID();
  const organisation = testOrganisation(tenantId, 'Test');
  const users = Object.entries(people).map(([id, role]) => ({
    id,
    userName: `${id}@${tenantId}`,
    name: id,
    role,
    passwordHash: '-',
    territories: role === 'manager' ? ['North'] : [],
  }));
  await inTenant(store.db, tenantId, (trx) =>
    createTenant(trx, organisation, randomUUID(), users, builtToday),
  );
  return {
    tenantId,
    write: (...writes) =>
      inTenant(store.db, tenantId, async (trx) => {
        await writeFeed(trx, { tenantId, userId: 'test' }, writes);
      }),
    scopeOf: (person, deviceId = 'device') => ({
      tenantId,
      userId: person,
      role: people[person],
      deviceId,
    }),
  };
}

/** A page as whoever receives it reads it. */
export async function pullPage(store: Store, scope: Scope, request: PullRequest): Promise<PullReply> {
  return pullReplySchema.parse(JSON.parse((await readFeed(store.db, scope, request)).json));
}

/** An account of each collector in the North and one of amelie in the South, each with an invoice. */
export function someAccounts(): readonly FeedWrite[] {
  return (['amelie', 'tomasz', 'south'] as const).flatMap((name): FeedWrite[] => {
    const account = buildAccount(`of-${name}`, name === 'south' ? 'amelie' : name);
    const territory = name === 'south' ? 'South' : 'North';
    return [
      { collection: 'accounts', document: { ...account, territory } },
      { collection: 'invoices', document: buildInvoice(`invoice-of-${name}`, account.id) },
    ];
  });
}
