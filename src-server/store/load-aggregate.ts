import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { CollectionDocument, CollectionName } from '../../src-shared/protocol/collections.ts';
import { tableOfCollection } from './database-schema.ts';
import { type Scope, seesWholeTenant } from './read-feed.ts';
import type { Trx } from './store.ts';

/**
 * Locks an account for the rest of the transaction. `undefined` alike for an account that does not exist and for one
 * outside of the scope.
 */
export async function lockAccount(trx: Trx, scope: Scope, accountId: string): Promise<Account | undefined> {
  let query = trx
    .selectFrom('account')
    .select('doc')
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', accountId)
    .where('deleted', '=', false);
  if (!seesWholeTenant(scope.role)) query = query.where('collector_id', '=', scope.userId);
  const row = await query.forUpdate().executeTakeFirst();
  return row === undefined ? undefined : accountSchema.parse(row.doc);
}

/** The aggregate of a command that reads the account's document alone. */
export function headerOf(account: Account): AccountAggregate {
  return { account, invoices: [], payments: [], promises: [], disputes: [], activities: [] };
}

/** Loads everything that belongs to an account; the caller holds its lock. */
export async function loadAggregate(trx: Trx, tenantId: string, account: Account): Promise<AccountAggregate> {
  return {
    account,
    invoices: await readCollection(trx, tenantId, account.id, 'invoices'),
    payments: await readCollection(trx, tenantId, account.id, 'payments'),
    promises: await readCollection(trx, tenantId, account.id, 'promises'),
    disputes: await readCollection(trx, tenantId, account.id, 'disputes'),
    activities: await readCollection(trx, tenantId, account.id, 'activities'),
  };
}

async function readCollection<Name extends CollectionName>(
  trx: Trx,
  tenantId: string,
  accountId: string,
  collection: Name,
): Promise<readonly CollectionDocument<Name>[]> {
  const rows = await trx
    .selectFrom(tableOfCollection[collection as CollectionName])
    .select('doc')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('deleted', '=', false)
    .orderBy('seq')
    .execute();
  // Only documents that passed their schema are ever written; reading 20,000 of them need not check it again.
  return rows.map((row) => row.doc as CollectionDocument<Name>);
}
