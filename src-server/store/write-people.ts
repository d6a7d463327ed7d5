import { z } from 'zod';
import { peopleId, peopleSchema } from '../../src-shared/domain/organisation/people.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import type { Trx } from './store.ts';
import { lockTenantHead } from './tenant-head.ts';
import { writeFeed } from './write-feed.ts';

/**
 * Writes the directory of people anew from the users of the tenant, in the transaction that changed one of them, so
 * that no workstation sees the one without the other. Writes nothing where the directory says the same already.
 */
export async function writePeople(trx: Trx, tenantId: string): Promise<void> {
  // Of two changes at once the second waits here, and so reads the users as the first has left them.
  await lockTenantHead(trx, tenantId);
  const users = await trx
    .selectFrom('app_user')
    .select(['id', 'name', 'role', 'active'])
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .execute();
  const value = peopleSchema.parse(users);
  const before = await readDirectory(trx, tenantId);
  if (JSON.stringify(before?.value) === JSON.stringify(value)) return;
  const version = (before?.version ?? 0) + 1;
  const fields = { id: peopleId, accountId: '', seq: 0, version, kind: 'people', value };
  const document = referenceSchema.parse(fields);
  await writeFeed(trx, { tenantId, userId: 'server' }, [{ collection: 'reference', document }]);
}

/** Stored documents have their position in a column; keys of jsonb come in an order of their own, the schema's is put back. */
const storedSchema = z.object({ version: z.int(), value: peopleSchema });

async function readDirectory(trx: Trx, tenantId: string): Promise<z.infer<typeof storedSchema> | undefined> {
  const row = await trx
    .selectFrom('reference')
    .select('doc')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', peopleId)
    .executeTakeFirst();
  return row === undefined ? undefined : storedSchema.parse(row.doc);
}
