import type { CommandEffect } from '../../src-shared/commands/command.ts';
import type { AccountAggregate, Change } from '../../src-shared/domain/account/account-aggregate.ts';
import { failure } from '../../src-shared/domain/failure.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { tableOfCollection } from '../store/database-schema.ts';
import type { Trx } from '../store/store.ts';

/**
 * What a rule cannot see from one account: that the id of a new document is free in the whole tenant. And the last
 * line of defence: a document that its schema refuses is never written.
 */
export async function checkChanges(
  trx: Trx,
  tenantId: string,
  aggregate: AccountAggregate,
  effect: CommandEffect & { readonly ok: true },
): Promise<CommandEffect> {
  for (const change of effect.changes) {
    const parsed = collectionSchemas[change.collection].safeParse(change.document);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.').slice(0, 80) ?? '';
      return { ok: false, failure: failure('COMMAND_INVALID', { field }) };
    }
    if (!isLoaded(aggregate, change) && (await exists(trx, tenantId, change))) {
      return { ok: false, failure: failure('DUPLICATE_ID') };
    }
  }
  return effect;
}

function isLoaded(aggregate: AccountAggregate, change: Change): boolean {
  if (change.collection === 'accounts') return change.document.id === aggregate.account.id;
  return aggregate[change.collection].some((document) => document.id === change.document.id);
}

async function exists(trx: Trx, tenantId: string, change: Change): Promise<boolean> {
  const row = await trx
    .selectFrom(tableOfCollection[change.collection])
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', change.document.id)
    .executeTakeFirst();
  return row !== undefined;
}
