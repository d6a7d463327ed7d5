import type { CommandEffect } from '../../src-shared/commands/command.ts';
import type { AccountAggregate, Change } from '../../src-shared/domain/account/account-aggregate.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { tableOfCollection } from '../store/database-schema.ts';
import { type Scope, seesWholeTenant } from '../store/read-feed.ts';
import type { Trx } from '../store/store.ts';

/**
 * What a rule cannot see from one account: that the id of a new document is free in the whole tenant. And the last
 * line of defence: a document that its schema refuses is never written.
 */
export async function checkChanges(
  trx: Trx,
  scope: Scope,
  aggregate: AccountAggregate,
  effect: CommandEffect & { readonly ok: true },
): Promise<CommandEffect> {
  for (const change of effect.changes) {
    const parsed = collectionSchemas[change.collection].safeParse(change.document);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.').slice(0, 80) ?? '';
      return { ok: false, failure: failure('COMMAND_INVALID', { field }) };
    }
    if (isLoaded(aggregate, change)) continue;
    const taken = await findTaken(trx, scope, change);
    if (taken === 'in scope') return { ok: false, failure: failure('DUPLICATE_ID') };
    // The sender shall not learn that a document exists that they may not see.
    if (taken === 'elsewhere') return { ok: false, failure: failure('COMMAND_INVALID', { field: 'id' }) };
  }
  return effect;
}

function isLoaded(aggregate: AccountAggregate, change: Change): boolean {
  if (change.collection === 'accounts') return change.document.id === aggregate.account.id;
  return aggregate[change.collection].some((document) => document.id === change.document.id);
}

/** Where in the tenant a document has the id already; `undefined` when it is free. */
async function findTaken(
  trx: Trx,
  scope: Scope,
  change: Change,
): Promise<'in scope' | 'elsewhere' | undefined> {
  const row = await trx
    .selectFrom(tableOfCollection[change.collection])
    .select('account_id')
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', change.document.id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (seesWholeTenant(scope.role)) return 'in scope';
  const account = await trx
    .selectFrom('account')
    .select('collector_id')
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', row.account_id)
    .executeTakeFirst();
  return account?.collector_id === scope.userId ? 'in scope' : 'elsewhere';
}
