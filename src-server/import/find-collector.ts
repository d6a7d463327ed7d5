import { sql } from 'kysely';
import { isStorableText } from '../../src-shared/domain/document.ts';
import type { Trx } from '../store/store.ts';

/** The user id of a collector by sign-in name, or of the tenant's first collector without one. */
export async function findCollector(
  trx: Trx,
  tenantId: string,
  userName: string | undefined,
): Promise<string | undefined> {
  // The database cannot hold such a text; nobody's name is one.
  if (userName !== undefined && !isStorableText(userName)) return undefined;
  let query = trx
    .selectFrom('app_user')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', 'in', ['collector', 'field-agent']);
  if (userName !== undefined) query = query.where(sql`lower(user_name)`, '=', userName.toLowerCase());
  const row = await query.orderBy('role').orderBy('id').executeTakeFirst();
  return row?.id;
}

/** Where an organisation without territories begins. */
const firstTerritory = 'General';

/**
 * The territory of new accounts of a collector, which a ledger does not name: one that the collector works in, else
 * the tenant's first. Without one no manager's team could hold them.
 */
export async function findTerritory(trx: Trx, tenantId: string, collectorId: string): Promise<string> {
  const own = await trx
    .selectFrom('account_scope')
    .select('territory')
    .where('tenant_id', '=', tenantId)
    .where('collector_id', '=', collectorId)
    .where('territory', '!=', '')
    .orderBy('territory')
    .executeTakeFirst();
  if (own !== undefined) return own.territory;
  const first = await trx
    .selectFrom('territory')
    .select('name')
    .where('tenant_id', '=', tenantId)
    .orderBy('name')
    .executeTakeFirst();
  return first?.name ?? firstTerritory;
}
